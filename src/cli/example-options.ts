import type { Options } from '../domain/options.ts';
import { type ConfiguredProvider, configured, type Provider } from '../domain/provider.ts';

/** What the documentation shows for all that a provider must be told: a topic, an account. */
export function exampleOptions({ options = {} }: Provider): Options {
  const needed = Object.entries(options).filter(([, { required }]) => required);
  return Object.fromEntries(needed.map(([name, { example }]) => [name, example]));
}

/** With those options. */
export function asDocumented(provider: Provider): ConfiguredProvider {
  return configured(provider, exampleOptions(provider));
}
