import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { encodeUtf8 } from '../../../domain/content/content.ts';
import type { Caller, Delivery, Headers } from '../../../domain/delivery.ts';
import { isTraceHeader } from '../../../domain/events/trace-header.ts';
import { wholeTime } from '../../../domain/time.ts';

/** Older than this, `timeEpoch` is no receipt but a recording: an event that somebody sends again by hand. */
const oldestReceiptMs = 60_000;

/**
 * A name or an address, and perhaps a port: https://www.rfc-editor.org/rfc/rfc9110#section-7.2
 * Anything else would be part of the URL that a sender signed: `other.example.com/api/v2`, `user@`, `a?b`.
 */
const hostShape = /^(?:[\w.-]{1,255}|\[[0-9a-f:.]{2,45}\])(?::([1-9]\d{0,4}))?$/i;
const highestPort = 65_535;

/** Why an event is no delivery, and where it is a request, who made it. Nobody has verified any of it. */
export class Unreadable {
  readonly message: string;
  readonly host: string | undefined;
  readonly caller: Caller;

  constructor(message: string, caller: Caller = {}, host?: string) {
    this.message = message;
    this.caller = caller;
    this.host = host;
  }
}

/**
 * Reads a function URL event, payload format 2.0: https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 * @param now epoch ms
 * @param remainingMs what Lambda leaves to this invocation
 */
export function toDelivery(event: unknown, now: number, remainingMs: number): Delivery | Unreadable {
  if (!isFunctionUrlEvent(event))
    return new Unreadable('this is not an event of a function URL, payload format 2.0');
  const { requestContext } = event;
  const headers = toHeaders(event.headers);
  const host = headers.get('host') ?? requestContext.domainName;
  const caller = callerOf(requestContext.http);
  if (host !== undefined && !isHost(host))
    return new Unreadable('the Host header is not a host name with an optional port', caller, host);
  const receipt = requestContext.timeEpoch;
  const routedPath = pathBehindStage(event);
  const traceHeader = headers.get('x-amzn-trace-id');
  return {
    method: requestContext.http.method.toUpperCase(),
    host: host ?? '',
    rawPath: event.rawPath,
    ...(routedPath === undefined ? {} : { routedPath }),
    rawQuery: event.rawQueryString ?? '',
    headers,
    body: toBody(event),
    receivedAt:
      Number.isInteger(receipt) && receipt <= now && now - receipt <= oldestReceiptMs ? receipt : now,
    cutOffAt: wholeTime(now + remainingMs),
    ...caller,
    ...(isTraceHeader(traceHeader) ? { traceHeader } : {}),
  };
}

function isFunctionUrlEvent(event: unknown): event is LambdaFunctionURLEvent {
  const { rawPath, rawQueryString, headers, body, requestContext } = (event ??
    {}) as Partial<LambdaFunctionURLEvent>;
  return (
    typeof rawPath === 'string' &&
    (rawQueryString === undefined || typeof rawQueryString === 'string') &&
    typeof headers === 'object' &&
    headers !== null &&
    (body === undefined || body === null || typeof body === 'string') &&
    typeof requestContext?.http?.method === 'string'
  );
}

function callerOf({ sourceIp, userAgent }: LambdaFunctionURLEvent['requestContext']['http']): Caller {
  return {
    ...(typeof sourceIp === 'string' ? { sourceAddress: sourceIp } : {}),
    ...(typeof userAgent === 'string' ? { userAgent } : {}),
  };
}

function isHost(text: string): boolean {
  const [whole, port] = hostShape.exec(text) ?? [];
  return whole !== undefined && Number(port ?? 0) <= highestPort;
}

/**
 * A named stage of an HTTP API is the first part of its path; a function URL, and the stage `$default`, have none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
 */
function pathBehindStage({ rawPath, requestContext }: LambdaFunctionURLEvent): string | undefined {
  const { stage } = requestContext;
  if (typeof stage !== 'string' || stage === '$default' || !`${rawPath}/`.startsWith(`/${stage}/`))
    return undefined;
  return rawPath.slice(stage.length + 1) || '/';
}

function toHeaders(headers: LambdaFunctionURLEvent['headers']): Headers {
  const named = new Map<string, string>();
  for (const [name, value] of Object.entries(headers))
    if (typeof value === 'string') named.set(name.toLowerCase(), value);
  return named;
}

function toBody({ body, isBase64Encoded }: LambdaFunctionURLEvent): Uint8Array {
  return isBase64Encoded ? Buffer.from(body ?? '', 'base64') : encodeUtf8(body ?? '');
}
