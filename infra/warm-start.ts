import { Annotations } from 'aws-cdk-lib';
import type { Alias, CfnAlias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** Whoever waits no longer may not outlast a cold start, which takes up to a second before a secret is asked for. */
const shortMs = 3_000;

/** How long the sender of an endpoint waits. */
export interface Patience {
  readonly name: string;
  readonly sender: string;
  readonly answerWithinMs: number;
}

/**
 * Keeps instances of the version that serves warm, as many as are said; where nothing is said, a hint which senders a cold
 * start can make wait too long.
 */
export function keepWarm(
  scope: Construct,
  alias: Alias,
  provisionedConcurrency: number | undefined,
  endpoints: readonly Patience[],
): void {
  if (provisionedConcurrency === undefined) {
    const hasty = endpoints.filter(({ answerWithinMs }) => answerWithinMs <= shortMs);
    if (hasty.length > 0) Annotations.of(scope).addInfoV2('sallyport:cold-start', hintFor(hasty));
    return;
  }
  if (!Number.isInteger(provisionedConcurrency) || provisionedConcurrency < 1)
    throw new Error('provisionedConcurrency: must be a whole number, 1 or more');
  if (alias.version.version === '$LATEST')
    throw new Error(
      'provisionedConcurrency: "live" is $LATEST, of which Lambda keeps nothing warm, since names come from a parameter or an ' +
        'import: docs/adr/0018-what-makes-a-new-version.md',
    );
  const resource = alias.node.defaultChild as CfnAlias;
  resource.provisionedConcurrencyConfig = { provisionedConcurrentExecutions: provisionedConcurrency };
}

function hintFor(hasty: readonly Patience[]): string {
  const names = hasty.map(
    ({ name, sender, answerWithinMs }) => `${name} (${sender}, ${answerWithinMs / 1000} s)`,
  );
  return `A cold start can take most of what these wait: ${names.join(', ')}. provisionedConcurrency keeps instances warm, which costs while they idle.`;
}
