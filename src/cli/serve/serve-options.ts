import type { TargetShape } from '../../workbench/api.ts';
import { UserError } from '../io.ts';
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
  /** Where events go that `pattern` matches, in which shape. */
  readonly forward?: string;
  readonly pattern?: string;
  readonly as?: TargetShape;
  /** The rules file. */
  readonly rules?: string;
  /** How often, and for how many seconds, an event is tried again that a target did not take. */
  readonly retries: number;
  readonly retryFor: number;
  /** Whether there is a page on which deliveries are seen. */
  readonly workbench: boolean;
}

/** What is meant for a bus here must not look as if AWS heard of it. @throws {UserError} */
export function checkServeOptions(options: ServeOptions): void {
  const { bus, stack, account, region, forward, rules, pattern, as } = options;
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
  if (bus === 'eventbridge' && (forward !== undefined || rules !== undefined)) {
    throw new UserError(
      '--forward and --rules work on the embedded bus; with --bus eventbridge the rules are those of the bus, in AWS',
    );
  }
  if (forward === undefined && (pattern !== undefined || as !== undefined)) {
    throw new UserError('--pattern and --as say what is forwarded, and how: add --forward <url>');
  }
}
