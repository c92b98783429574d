import type { Log } from '../../ports/log.ts';
import type { Config } from './config-of.ts';

/** Says what is configured well enough to run, and not well enough to rely on. */
export function warnOfConfig({ park, claimCheck }: Config, log: Log): void {
  if (park && !claimCheck) {
    log.write('warn', 'parking_without_bucket', {
      message:
        'park is configured, claimCheck is not: events that are too big for a message of SQS cannot be parked, ' +
        'and those that are too big for EventBridge are answered with 413; name a bucket',
    });
  }
  if (park && park.deadLetterUrl === undefined) {
    log.write('warn', 'parking_without_dead_letters', {
      message: 'park.deadLetterUrl is missing: what EventBridge refuses for good stays in the parking queue',
    });
  }
}
