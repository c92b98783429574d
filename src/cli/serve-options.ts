import { UserError } from './io.ts';
import type { WorkbenchPlace } from './workbench-listening.ts';

export interface ServeOptions extends WorkbenchPlace {
  readonly host: string;
  readonly port: number;
  readonly bus: 'embedded' | 'eventbridge';
  /** Whose configuration it takes. */
  readonly stack?: string;
  /** How long a delivery is remembered, s; 0 for not at all. It goes before the configuration's. */
  readonly dedupeWindow?: number;
  /** What events on the embedded bus say. */
  readonly account?: string;
  readonly region?: string;
  /** How many deliveries, and how many events, are kept at most. */
  readonly keep: number;
  /** Whether deliveries are kept. */
  readonly journal: boolean;
  /** Whether there is a page on which deliveries are seen. */
  readonly workbench: boolean;
}

/** What is meant for a bus here must not look as if AWS heard of it. @throws {UserError} */
export function checkServeOptions({ bus, stack, account, region }: ServeOptions): void {
  if (bus === 'embedded' && stack !== undefined) {
    throw new UserError(
      '--stack: its secrets are in AWS, and so is its bus: add --bus eventbridge, and events are published there',
    );
  }
  if (bus === 'eventbridge' && (account !== undefined || region !== undefined)) {
    throw new UserError(
      '--account and --region are what events on the embedded bus say; for --bus eventbridge set AWS_REGION',
    );
  }
}
