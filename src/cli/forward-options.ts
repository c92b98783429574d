import type { TargetShape } from '../workbench/api.ts';
import { UserError } from './io.ts';

/** What `serve` is told of rules and where they send events. */
export interface ForwardOptions {
  /** Where events are posted to. */
  readonly forward?: string;
  /** Which of them: all without. */
  readonly pattern?: string;
  /** In which shape. */
  readonly as?: TargetShape;
  /** The file of rules. */
  readonly rules: string;
  readonly retries: number;
  /** s */
  readonly retryFor: number;
}

/** @throws {UserError} */
export function checkForwardOptions({ forward, pattern, as }: ForwardOptions): void {
  if (forward !== undefined) return;
  if (pattern !== undefined || as !== undefined)
    throw new UserError('--pattern and --as are about --forward <url>: say where events are posted to');
}
