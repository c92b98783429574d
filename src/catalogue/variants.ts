import type { Options } from '../domain/options.ts';
import { type ConfiguredProvider, configured, type Provider } from '../domain/provider.ts';

/** The options of an endpoint that sets what the documentation shows. */
export function examplesOf({ options = {} }: Provider): Options {
  const examples = Object.entries(options).filter(([, { example }]) => example !== undefined);
  return Object.fromEntries(examples.map(([name, { example }]) => [name, example]));
}

interface Variant {
  /** That it is set makes the difference. Absent: only what an endpoint must set is. */
  readonly option?: string;
  readonly provider: ConfiguredProvider;
}

/** A provider as its endpoints may have it: with what they must set, and with one more option each. */
export function variantsOf(provider: Provider): readonly Variant[] {
  const { options = {} } = provider;
  const declared = Object.entries(options);
  const needed = Object.fromEntries(
    declared.filter(([, { required }]) => required).map(([name, { example }]) => [name, example]),
  );
  const more = declared.filter(
    ([, { required, type, example }]) => !required && (type === 'boolean' || example),
  );
  return [
    { provider: configured(provider, needed) },
    ...more.map(([option, { type, example }]) => ({
      option,
      provider: configured(provider, { ...needed, [option]: type === 'boolean' ? true : example }),
    })),
  ];
}
