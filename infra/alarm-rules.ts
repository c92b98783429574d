import { Duration } from 'aws-cdk-lib';
import { type AlarmProps, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { type Door, serverErrors } from './door.ts';
import { gatewayMetric, type MetricName, period } from './gateway-metrics.ts';
import { rejectionsRise, sum } from './metric-math.ts';

/** What alarms look at. */
export interface Watched {
  readonly handler: IFunction;
  readonly redrive: IFunction;
  readonly check: IFunction;
  readonly door: Door;
  readonly handlerTimeout: Duration;
  readonly parked: IQueue;
  readonly deadLetters: IQueue;
  /** Invocations per 5 minutes that are still usual. */
  readonly invocationThreshold: number;
}

export type AlarmRule = Pick<AlarmProps, 'metric' | 'threshold' | 'alarmDescription'> & Partial<AlarmProps>;

/** By the name of the alarm: it rings above the threshold. docs/alarms.md says what to do. */
export function alarmRules(watched: Watched): Readonly<Record<string, AlarmRule>> {
  const { handler, redrive, check, parked, deadLetters } = watched;
  const counted = (name: MetricName) => gatewayMetric(handler, name);
  return {
    Invocations: {
      metric: handler.metricInvocations({ period }),
      threshold: watched.invocationThreshold,
      evaluationPeriods: 2,
      alarmDescription: 'More deliveries than usual: a busy sender, or somebody who tries out signatures.',
    },
    Errors: {
      metric: handler.metricErrors({ period }),
      threshold: 0,
      alarmDescription: 'The function failed: senders heard 502 and may not send again.',
    },
    // AWS/Lambda counts as Errors only what threw; this is every answer that tells a sender that we failed
    ServerErrors: {
      metric: serverErrors(watched.door),
      threshold: 0,
      alarmDescription: 'Senders heard 5xx: the log lines of the level "error" say why.',
    },
    Throttles: {
      metric: handler.metricThrottles({ period }),
      threshold: 0,
      alarmDescription:
        'Lambda answered 429, which GitHub never sends again: raise the reserved concurrency.',
    },
    Duration: {
      metric: handler.metricDuration({ period, statistic: Stats.MAXIMUM }),
      threshold: 0.8 * watched.handlerTimeout.toMilliseconds(),
      alarmDescription: 'Deliveries take nearly as long as the function may run.',
    },
    Rejected: {
      metric: rejectionsRise({
        rejected: counted('Rejected'),
        accepted: counted('Accepted'),
        parked: counted('Parked'),
        repeated: counted('Duplicate'),
      }),
      threshold: 0,
      evaluationPeriods: 2,
      alarmDescription: 'More than a tenth of the deliveries is rejected: a wrong secret, or an attack.',
    },
    Unavailable: {
      metric: counted('Unavailable'),
      threshold: 0,
      alarmDescription:
        'Deliveries were answered with 503: nothing durable took them, or no secret was to be had.',
    },
    ParkFailed: {
      metric: counted('ParkFailed'),
      threshold: 0,
      alarmDescription: 'The parking queue did not take an event that the bus had not taken.',
    },
    Oversize: {
      metric: counted('Oversize'),
      threshold: 0,
      alarmDescription: 'Deliveries were refused with 413: too big for the bus, and not stored.',
    },
    ParkedAge: {
      metric: parked.metricApproximateAgeOfOldestMessage({ period, statistic: Stats.MAXIMUM }),
      threshold: Duration.minutes(15).toSeconds(),
      alarmDescription: 'Events wait for more than 15 minutes for the bus.',
    },
    // SQS leaves out of the age what was received three times, as everything is in a long outage
    ParkedWaiting: {
      metric: sum('events waiting', [
        parked.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MINIMUM }),
        parked.metricApproximateNumberOfMessagesNotVisible({ period, statistic: Stats.MINIMUM }),
      ]),
      threshold: 0,
      evaluationPeriods: 6,
      alarmDescription: 'Events have been waiting for half an hour: the bus does not take them.',
    },
    RedriveErrors: {
      metric: redrive.metricErrors({ period }),
      threshold: 0,
      alarmDescription: 'Redrive failed: parked events go on waiting.',
    },
    DeadLetters: {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM }),
      threshold: 0,
      alarmDescription: 'Events wait for somebody: EventBridge refuses them, or took none of them for days.',
    },
    BreakerOpen: {
      metric: counted('BreakerOpen'),
      threshold: 0,
      alarmDescription: 'EventBridge fails: events are parked without asking it.',
    },
    SecretFailed: {
      metric: sum('secrets that could not be read', [
        counted('SecretFailed'),
        gatewayMetric(check, 'SecretFailed'),
      ]),
      threshold: 0,
      alarmDescription:
        'A secret is missing, malformed or cannot be read: its deliveries will be answered with 503.',
    },
    BusMissing: {
      metric: sum('buses that are not there', [counted('BusMissing'), gatewayMetric(check, 'BusMissing')]),
      threshold: 0,
      alarmDescription: 'A bus is not there: every event that is put on it is lost.',
    },
    // missing, and not breaching: it tells when the check falls silent, and not when the stack is new
    CheckSilent: {
      metric: check.metricInvocations({ period }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 3,
      treatMissingData: TreatMissingData.MISSING,
      alarmDescription: 'The scheduled check does not run: a missing bus or secret would not be noticed.',
    },
    CheckErrors: {
      metric: check.metricErrors({ period }),
      threshold: 0,
      alarmDescription: 'The scheduled check failed: a missing bus or secret would not be noticed.',
    },
  };
}
