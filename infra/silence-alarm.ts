import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ConfigInvalid } from '../src/app/configuration/config.ts';
import type { AlarmRule } from './alarm-rule.ts';
import type { EndpointProps } from './endpoint-props.ts';
import { gatewayMetric } from './gateway-metrics.ts';
import { silence } from './metric-math.ts';

/** An endpoint whose sender is known to send something so often. */
export interface ExpectedEndpoint {
  readonly name: string;
  readonly provider: string;
  readonly expectEvery: Duration;
}

const shortest = Duration.minutes(15);
/** The most that an alarm looks back: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const longest = Duration.days(7);
const longestPeriod = Duration.days(1);
const betweenChecks = Duration.minutes(5);

/** @throws {ConfigInvalid} with all that no alarm can look back */
export function expectedEndpoints(
  endpoints: Readonly<Record<string, EndpointProps<string>>>,
): readonly ExpectedEndpoint[] {
  const expected = Object.entries(endpoints).flatMap(([name, { provider, expectEvery }]) =>
    expectEvery === undefined ? [] : [{ name, provider, expectEvery }],
  );
  const mistakes = expected.flatMap(({ name, expectEvery }) => mistakesOf(name, expectEvery.toSeconds()));
  if (mistakes.length > 0) throw new ConfigInvalid(mistakes);
  return expected;
}

function mistakesOf(endpoint: string, seconds: number): readonly string[] {
  const isTold = seconds >= shortest.toSeconds() && seconds <= longest.toSeconds() && seconds % 60 === 0;
  if (isTold) return [];
  return [
    `endpoints.${endpoint}.expectEvery: must be whole minutes, from 15 minutes to the 7 days that an alarm looks back, not ${seconds} s`,
  ];
}

/**
 * Nothing of the endpoint was proven for so long. The runs of the check tell how long the gateway has been there: a new one
 * has not been silent yet, and missing data alone could not say which it is.
 */
export function silent(
  handler: IFunction,
  check: IFunction,
  { name, provider, expectEvery }: ExpectedEndpoint,
): AlarmRule {
  const seconds = expectEvery.toSeconds();
  const evaluationPeriods = Math.ceil(seconds / longestPeriod.toSeconds());
  const period = Duration.minutes(Math.ceil(seconds / evaluationPeriods / 60));
  const dimensionsMap = { Gateway: handler.functionName, Endpoint: name, Provider: provider };
  return {
    metric: silence({
      checks: check.metricInvocations({ period }),
      proven: gatewayMetric(handler, 'Proven', { dimensionsMap, period }),
      period,
      // a run may be late, or fail to come about
      enough: Math.floor((0.9 * period.toSeconds()) / betweenChecks.toSeconds()),
    }),
    threshold: 0,
    evaluationPeriods,
    alarmDescription: `Nothing that came to ${name} was proven for ${expectEvery.toHumanString()}.`,
  };
}
