import { Fn, Stack, Token } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { AlarmRule, Watched } from './alarm-rule.ts';
import { period } from './gateway-metrics.ts';

/** More than any account has. */
const unlimited = 1_000_000;
const percent = 80;
const alarmDescription = `More than ${percent} % of the concurrency is in use: beyond all of it senders hear 429.`;

/**
 * Of what is reserved for the function, or else of what the account has. That is what Lambda itself decides by:
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-concurrency.html#claimed-account-concurrency
 */
export function concurrencyRule({ handler, reservedConcurrency: reserved }: Watched): AlarmRule {
  if (reserved === undefined) {
    return {
      metric: share('100 * claimed / SERVICE_QUOTA(used)', inAccount),
      threshold: percent,
      alarmDescription,
    };
  }
  if (Token.isUnresolved(reserved)) {
    const limit = limitOf(handler, reserved);
    return {
      metric: share(
        `100 * IF(SERVICE_QUOTA(used) > ${limit}, own / ${limit}, claimed / SERVICE_QUOTA(used))`,
        { ...inAccount, own: used(handler) },
      ),
      threshold: percent,
      alarmDescription,
    };
  }
  return { metric: used(handler), threshold: (percent / 100) * reserved, alarmDescription };
}

const ofAccount = (metricName: string) =>
  new Metric({ namespace: 'AWS/Lambda', metricName, statistic: Stats.MAXIMUM, period });

/** The quota is found by the metric that Service Quotas names beside it, which has no dimension. */
const inAccount = {
  claimed: ofAccount('ClaimedAccountConcurrency'),
  used: ofAccount('ConcurrentExecutions'),
};

function used(handler: IFunction): Metric {
  return handler.metric('ConcurrentExecutions', { statistic: Stats.MAXIMUM, period });
}

function share(expression: string, usingMetrics: Readonly<Record<string, Metric>>): MathExpression {
  return new MathExpression({ expression, label: '% of the concurrency', usingMetrics, period });
}

/** @param reserved in a template: that many, or no value, on a condition */
function limitOf(handler: IFunction, reserved: number): string {
  const { 'Fn::If': either } = Stack.of(handler).resolve(reserved) as { 'Fn::If'?: [string, unknown] };
  if (!either) throw new TypeError('what is reserved must be a number, or one on a condition');
  const [condition, number] = either;
  return Fn.conditionIf(condition, number, String(unlimited)).toString();
}
