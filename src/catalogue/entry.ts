import type { Provider } from '../domain/provider.ts';
import type { Guide } from '../guides/guide.ts';

/** What is known of a sender, from all of its files. */
export interface Entry {
  readonly provider: Provider;
  readonly guide: Guide;
  /** The names of its samples. */
  readonly samples: readonly string[];
  /** Only where the tests are at hand. */
  readonly evidence?: Evidence;
}

/** What shows that this gateway judges its deliveries as the sender means it. */
export interface Evidence {
  /** How it signs and what of a request, in one line for each way in which it does. */
  readonly signs: readonly [string, ...string[]];
  /** Who made the deliveries that the tests verify. */
  readonly vectors: readonly string[];
  /** The package of the sender that judges, or makes, the same requests. */
  readonly oracle?: string;
}
