import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** A sender that may not wait for an environment to start. */
export interface HurriedSender {
  /** Of the endpoint. */
  readonly name: string;
  readonly sender: string;
  readonly answerWithinMs: number;
}

/** A cold start takes up to a second before anything is looked up, and the look-ups and the bus as much again. */
export const mostHurryMs = 3_000;

/** Says at synthesis whose first delivery after a pause may be late, where nobody has said how many environments are kept warm. */
export function hintAtColdStarts(
  scope: Construct,
  hurried: readonly HurriedSender[],
  provisionedConcurrency: number | undefined,
): void {
  if (provisionedConcurrency !== undefined || hurried.length === 0) return;
  const senders = hurried.map(
    ({ name, sender, answerWithinMs }) => `${name} (${sender} waits for ${answerWithinMs / 1000} s)`,
  );
  Annotations.of(scope).addInfoV2(
    'sallyport:cold-start',
    `A cold start can be too slow for ${senders.join(', ')}. Set provisionedConcurrency, 1 or more, where the first delivery after ` +
      'a pause must not be late: each costs some 4.40 USD a month. 0 says that it may be.',
  );
}

/** @throws {Error} for what Lambda refuses */
export function checkWarmth(
  provisionedConcurrency: number,
  reservedConcurrency: number | undefined,
  isVersioned: boolean,
): void {
  if (provisionedConcurrency === 0) return;
  if (!isVersioned) {
    throw new Error(
      'provisionedConcurrency: Lambda keeps versions warm, and "live" is $LATEST here, since names come from a parameter or an ' +
        'import: docs/adr/0018-what-makes-a-new-version.md',
    );
  }
  if (reservedConcurrency !== undefined && provisionedConcurrency > reservedConcurrency) {
    throw new Error(
      `provisionedConcurrency: ${provisionedConcurrency} cannot be kept warm of the ${reservedConcurrency} that are reserved`,
    );
  }
}
