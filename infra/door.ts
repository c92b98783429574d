import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { period } from './gateway-metrics.ts';

/** What AWS lets requests in by. */
export const doorKinds = ['function-url', 'http-api'] as const;
export type DoorKind = (typeof doorKinds)[number];

type CountingApi = Pick<IHttpApi, 'metricClientError' | 'metricServerError'>;

/** One that is there. It counts its answers, also those that the function knows nothing of. */
export type Door =
  | { readonly kind: 'function-url'; readonly lambda: IFunction }
  | { readonly kind: 'http-api'; readonly api: CountingApi };

/**
 * Answers of 400 to 499, ours and those of AWS before us: a request that is too big, a rate that is too high.
 * @returns the sum of five minutes, over all function URLs of the function or all stages of the API:
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-monitoring.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 */
export function clientErrors(door: Door): IMetric {
  return door.kind === 'http-api'
    ? door.api.metricClientError(counted)
    : door.lambda.metric('Url4xxCount', counted);
}

/** Answers of 500 to 599: `Errors` of a function counts only what threw. @returns as `clientErrors` */
export function serverErrors(door: Door): IMetric {
  return door.kind === 'http-api'
    ? door.api.metricServerError(counted)
    : door.lambda.metric('Url5xxCount', counted);
}

const counted = { period, statistic: Stats.SUM };
