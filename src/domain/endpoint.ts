import type { Format } from './events/format.ts';
import type { Options } from './options.ts';
import type { ConfiguredProvider } from './provider.ts';

/** Where deliveries of one sender come in, as configured: a path, a provider, a secret, a bus. */
export interface Endpoint {
  /** The path is `/<name>`. */
  readonly name: string;
  readonly provider: ConfiguredProvider;
  /** Nothing where the provider publishes its keys, so that nothing is stored. */
  readonly secretId?: string;
  /** Name or ARN. */
  readonly bus: string;
  readonly format: Format;
  /**
   * The URL as it was given to the sender, where the host that arrives is another one or the sender signs a query.
   * A value `*` in its query stands for any value. Without a path, the path that arrives is meant.
   */
  readonly publicUrl?: string;
  /** What its provider is told, where that is anything. */
  readonly options?: Options;
}
