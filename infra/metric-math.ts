import type { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { period } from './gateway-metrics.ts';

type Metrics<Name extends string> = Readonly<Record<Name, IMetric>>;

/** 1 where more than a tenth of the proofs that were shown does not hold, and it is more than a few. */
export function proofsFail(usingMetrics: Metrics<'shown' | 'proven'>): MathExpression {
  return new MathExpression({
    expression: 'IF(shown - proven >= 10 AND shown - proven > 0.1 * shown, 1, 0)',
    label: 'proofs do not hold',
    usingMetrics,
    period,
  });
}

/**
 * 1 where AWS answered more 4xx than the gateway, by more than a tenth of both together. The two are counted at moments
 * that may lie in two periods: of neighbouring periods that makes one too many in one of them, and not in both.
 */
export function refusedUncounted(
  usingMetrics: Metrics<'door' | 'rejected' | 'refused' | 'oversize'>,
): MathExpression {
  return new MathExpression({
    expression: 'IF(2 * door > 1.1 * SUM(METRICS()), 1, 0)',
    label: 'refused and not counted',
    usingMetrics,
    period,
  });
}

/** 1 where there is data of this one alone. Not with FILL: a metric that never occurred has nothing to fill. */
export function nothingBut<Name extends string>(
  name: NoInfer<Name>,
  label: string,
  usingMetrics: Metrics<Name>,
): MathExpression {
  return new MathExpression({
    expression: `IF(SUM(METRICS()) == ${name}, 1, 0)`,
    label,
    usingMetrics,
    period,
  });
}

/** 1 where nothing but the check ran, and that often enough for the whole period. */
export function silence({
  checks,
  proven,
  period,
  enough,
}: Metrics<'checks' | 'proven'> & { readonly period: Duration; readonly enough: number }): MathExpression {
  return new MathExpression({
    expression: `IF(SUM(METRICS()) == checks AND checks >= ${enough}, 1, 0)`,
    label: 'nothing was proven',
    usingMetrics: { checks, proven },
    period,
  });
}

/** Not with FILL, likewise. */
export function sum(label: string, metrics: readonly IMetric[]): MathExpression {
  const usingMetrics = Object.fromEntries(metrics.map((metric, at) => [`m${at}`, metric]));
  return new MathExpression({ expression: 'SUM(METRICS())', label, usingMetrics, period });
}
