import type { AlarmRules, Watched } from './alarm-rule.ts';
import { clientErrors, serverErrors } from './door.ts';
import { nothingProven } from './endpoint-alarm.ts';
import { gatewayMetric, type MetricName, period } from './gateway-metrics.ts';
import { proofsFail, refusedUncounted, sum } from './metric-math.ts';

/** Deliveries or events are being lost, or may be. */
export function losingAlarms(watched: Watched): AlarmRules {
  const { handler, check, door } = watched;
  const counted = (name: MetricName) => gatewayMetric(handler, name);
  return {
    Errors: {
      metric: handler.metricErrors({ period }),
      threshold: 0,
      alarmDescription: 'The function failed: senders heard 502 and may not send again.',
    },
    // AWS/Lambda counts as Errors only what threw; this is every answer that tells a sender that we failed
    ServerErrors: {
      metric: serverErrors(door),
      threshold: 0,
      alarmDescription: 'Senders heard 5xx: the log lines of the level "error" say why.',
    },
    Throttles: {
      metric: handler.metricThrottles({ period }),
      threshold: 0,
      alarmDescription: 'Lambda answered 429, which GitHub never sends again: raise the concurrency.',
    },
    RefusedAtDoor: {
      metric: refusedUncounted({
        door: clientErrors(door),
        rejected: counted('Rejected'),
        refused: counted('Refused'),
        oversize: counted('Oversize'),
      }),
      threshold: 0,
      evaluationPeriods: 3,
      alarmDescription:
        'AWS refused requests that the gateway never saw, for a quarter of an hour: 429, over 6 MB, or no permission.',
    },
    ...(watched.hasOriginSecret ? wrongOrigin(watched) : {}),
    Rejected: {
      metric: proofsFail({
        shown: gatewayMetric(handler, 'Proven', { statistic: 'SampleCount' }),
        proven: counted('Proven'),
      }),
      threshold: 0,
      evaluationPeriods: 2,
      alarmDescription: 'More than a tenth of the proofs does not hold: a wrong secret, or an attack.',
    },
    NothingProven: nothingProven(handler),
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
    // two of three: a schedule that is a moment late leaves a period without a probe
    ProbeFailed: {
      metric: gatewayMetric(check, 'ProbeFailed'),
      threshold: 0,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      alarmDescription: "The gateway's own URL does not answer the probe as it should.",
    },
  };
}

/**
 * Three of twelve: a stranger at the function URL comes for a moment, a front door with another secret, or a sender that was
 * not told of the door, comes again.
 */
function wrongOrigin({ handler }: Watched): AlarmRules {
  const dimensionsMap = { Gateway: handler.functionName, Code: 'wrong_origin' };
  return {
    WrongOrigin: {
      metric: gatewayMetric(handler, 'Refused', { dimensionsMap }),
      threshold: 0,
      evaluationPeriods: 12,
      datapointsToAlarm: 3,
      alarmDescription: 'Requests did not come through the front door, or it sends another secret: 403.',
    },
  };
}
