import type { Format } from './format.ts';
import type { Provider } from './provider.ts';

/** One configured door: a path, a provider, a secret, a bus. */
export interface Endpoint {
  /** The path is `/<name>`. */
  readonly name: string;
  readonly provider: Provider;
  readonly secretId: string;
  /** Name or ARN. */
  readonly bus: string;
  readonly format: Format;
  /** Scheme, host and path as they were given to the sender, where the host that arrives is another one. */
  readonly publicUrl?: string;
}
