import type { Options } from '../domain/options.ts';
import { type ConfiguredProvider, configured, type Provider } from '../domain/provider.ts';

/** @returns nothing for options that exclude each other */
export function configuredIfValid(provider: Provider, options: Options): ConfiguredProvider | undefined {
  try {
    return configured(provider, options);
  } catch {
    return undefined;
  }
}
