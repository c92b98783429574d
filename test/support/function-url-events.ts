import type { LambdaFunctionURLEvent } from 'aws-lambda';
import type { Delivery } from '../../src/domain/delivery.ts';

/** The function URL event in which Lambda would hand a delivery over. */
export function functionUrlEvent(delivery: Delivery, base64 = true): LambdaFunctionURLEvent {
  const { method, host, rawPath, rawQuery, headers, body, receivedAt } = delivery;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: rawQuery,
    headers: { host, ...Object.fromEntries(headers) },
    requestContext: {
      accountId: 'anonymous',
      apiId: 'abc',
      domainName: 'abc.lambda-url.eu-west-1.on.aws',
      domainPrefix: 'abc',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: '00000000-0000-4000-8000-000000000000',
      routeKey: '$default',
      stage: '$default',
      time: '23/Nov/2026:12:00:00 +0000',
      timeEpoch: receivedAt,
    },
    ...(body.length === 0 ? {} : { body: Buffer.from(body).toString(base64 ? 'base64' : 'utf8') }),
    isBase64Encoded: base64 && body.length > 0,
  };
}
