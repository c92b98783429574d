import type { Format } from './events/format.ts';
import type { Provider } from './provider.ts';

/** What is set of the options that the provider declares. */
export type Options = Readonly<Record<string, boolean>>;

/** Where deliveries of one sender come in, as configured: a path, a provider, a secret, a bus. */
export interface Endpoint {
  /** The path is `/<name>`. */
  readonly name: string;
  readonly provider: Provider;
  readonly secretId: string;
  /** Name or ARN. */
  readonly bus: string;
  readonly format: Format;
  /**
   * The URL as it was given to the sender, where the host that arrives is another one or the sender signs a query.
   * A value `*` in its query stands for any value. Without a path, the path that arrives is meant.
   */
  readonly publicUrl?: string;
  readonly options?: Options;
}

/** The methods that an endpoint takes: those of its provider, and those that its options allow. */
export function methodsOf({ provider, options = {} }: Endpoint): readonly string[] {
  const { methods, options: declared } = provider;
  if (!declared) return methods;
  const allowed = Object.entries(declared).flatMap(([name, { allowsMethod }]) =>
    allowsMethod !== undefined && options[name] ? [allowsMethod] : [],
  );
  return [...methods, ...allowed];
}
