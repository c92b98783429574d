import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmRules, Watched } from './alarm-rule.ts';
import { gatewayMetric, period } from './gateway-metrics.ts';
import { sum } from './metric-math.ts';

/** Events are safe, but late. */
export function delayedAlarms({
  handler,
  redrive,
  parked,
  deadLetters,
  handlerTimeout,
}: Watched): AlarmRules {
  return {
    Duration: {
      metric: handler.metricDuration({ period, statistic: Stats.MAXIMUM }),
      threshold: 0.8 * handlerTimeout.toMilliseconds(),
      alarmDescription: 'Deliveries take nearly as long as the function may run.',
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
      metric: gatewayMetric(handler, 'BreakerOpen'),
      threshold: 0,
      alarmDescription: 'EventBridge fails: events are parked without asking it.',
    },
  };
}
