import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmRules, Watched } from './alarm-rule.ts';
import { concurrencyRule } from './concurrency-alarm.ts';
import { gatewayMetric, period } from './gateway-metrics.ts';
import { nothingBut } from './metric-math.ts';

/** Nothing is lost or late, but somebody should look by day. */
export function suspiciousAlarms(watched: Watched): AlarmRules {
  const { handler, check, parked } = watched;
  return {
    Invocations: {
      metric: handler.metricInvocations({ period }),
      threshold: watched.invocationThreshold,
      evaluationPeriods: 2,
      alarmDescription: 'More deliveries than usual: a busy sender, or somebody who tries out signatures.',
    },
    Concurrency: concurrencyRule(watched),
    DedupeFailed: {
      metric: gatewayMetric(handler, 'DedupeFailed'),
      threshold: 0,
      alarmDescription: 'The ledger did not answer: a delivery that is sent again may make a second event.',
    },
    // Lambda asks the parking queue all the time, so that it has data from the first minutes of a stack on, whatever the check does
    CheckSilent: {
      metric: nothingBut('beats', 'the check is silent', {
        beats: parked.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.SAMPLE_COUNT }),
        checks: check.metricInvocations({ period }),
      }),
      threshold: 0,
      evaluationPeriods: 3,
      alarmDescription: 'The scheduled check does not run: a missing bus or secret would not be noticed.',
    },
    CheckErrors: {
      metric: check.metricErrors({ period }),
      threshold: 0,
      alarmDescription: 'The scheduled check failed: a missing bus or secret would not be noticed.',
    },
  };
}
