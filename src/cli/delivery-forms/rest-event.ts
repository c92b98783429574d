import { fieldAt, isObject, numberField, ownField, textField } from '../../domain/content/json.ts';
import type { FormedDelivery } from './form.ts';
import { joinedHeaders, lossIn, withHost } from './request-parts.ts';
import { timeOf } from './time-of.ts';

/** Payload 1.0, which a REST API and a load balancer have: https://docs.aws.amazon.com/lambda/latest/dg/services-alb.html */
export function isRestEvent(value: unknown): boolean {
  return (
    textField(value, 'httpMethod') !== undefined &&
    typeof ownField(value, 'path') === 'string' &&
    isObject(ownField(value, 'requestContext'))
  );
}

export function readRestEvent(event: unknown): FormedDelivery {
  const context = ownField(event, 'requestContext');
  const isBalancer = isObject(ownField(context, 'elb'));
  const headers = joinedHeaders(pairsOf(event, 'multiValueHeaders', 'headers'));
  const host = headers.get('host') ?? textField(context, 'domainName') ?? '';
  const query = pairsOf(event, 'multiValueQueryStringParameters', 'queryStringParameters');
  const text = textField(event, 'body') ?? '';
  const isBase64 = ownField(event, 'isBase64Encoded') === true;
  return {
    request: {
      method: String(textField(event, 'httpMethod')).toUpperCase(),
      host,
      // with the stage, as it was called
      rawPath: textField(context, 'path') ?? textField(event, 'path') ?? '/',
      rawQuery: query
        .map((pair) => pair.map((part) => (isBalancer ? part : encodeURIComponent(part))).join('='))
        .join('&'),
      headers: withHost(headers, host),
      body: Buffer.from(text, isBase64 ? 'base64' : 'utf8'),
    },
    cameAt: timeOf(numberField(context, 'requestTimeEpoch')),
    notes: [
      ...(query.length > 0
        ? [
            'an event of payload 1.0 has no raw query: its order and spelling are lost, and taken as it lists them',
          ]
        : []),
      ...(isBase64 ? [] : lossIn(text)),
    ],
  };
}

/** Of the field with all values, or of that with the last of each. */
function pairsOf(event: unknown, all: string, last: string): readonly (readonly [string, string])[] {
  const field = isObject(fieldAt(event, all)) ? ownField(event, all) : ownField(event, last);
  return Object.entries(isObject(field) ? field : {}).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : [values]).flatMap((value: unknown) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}
