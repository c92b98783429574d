import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { request as requestOverTls } from 'node:https';
import type { Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import type { TargetShape } from '../api.ts';

/** What of an answer decides and is shown. */
export interface HttpAnswer {
  readonly status: number;
  /** As text, and no more than its beginning. */
  readonly body: string;
  readonly retryAfter: string | undefined;
  /** `x-amz-function-error` */
  readonly functionError: string | undefined;
}

const mostBodyBytes = 4_096;

/** https://docs.aws.amazon.com/lambda/latest/dg/images-test.html */
const pathOfEmulator = '/2015-03-31/functions/function/invocations';

/** Headers and timeout of API destinations: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html */
const shapes: Readonly<
  Record<TargetShape, { headers: Readonly<Record<string, string>>; timeoutMs: number }>
> = {
  event: { headers: { 'content-type': 'application/json', 'user-agent': 'sallyport' }, timeoutMs: 30_000 },
  'api-destination': {
    headers: {
      'User-Agent': 'Amazon/EventBridge/ApiDestinations',
      'Content-Type': 'application/json; charset=utf-8',
      Range: 'bytes=0-1048575',
      'Accept-Encoding': 'gzip,deflate',
      Connection: 'close',
    },
    timeoutMs: 5_000,
  },
  // as long as a function may run
  lambda: { headers: { 'content-type': 'application/json' }, timeoutMs: 900_000 },
};

/**
 * Sends an event. A redirect is an answer like any other: nobody is led to where no rule points.
 * @param timeoutMs that of the shape, where nothing else is said
 * @throws what the connection throws, and in words that an answer took too long
 */
export async function postEvent(
  url: string,
  shape: TargetShape,
  event: string,
  stop: AbortSignal,
  timeoutMs = shapes[shape].timeoutMs,
): Promise<HttpAnswer> {
  const late = new Error(`there was no answer within ${timeoutMs / 1_000} s`);
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(late), timeoutMs);
  try {
    return await exchange(
      addressOf(url, shape),
      shapes[shape].headers,
      event,
      AbortSignal.any([stop, timeout.signal]),
    );
  } catch (error) {
    throw timeout.signal.aborted ? late : error;
  } finally {
    clearTimeout(timer);
  }
}

function addressOf(url: string, shape: TargetShape): URL {
  const address = new URL(url);
  if (shape === 'lambda' && address.pathname === '/') address.pathname = pathOfEmulator;
  return address;
}

async function exchange(
  address: URL,
  headers: Readonly<Record<string, string>>,
  event: string,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const body = Buffer.from(event);
  const make = address.protocol === 'https:' ? requestOverTls : request;
  const sent = make(address, {
    method: 'POST',
    headers: { ...headers, 'Content-Length': body.length },
    agent: false,
    signal,
  });
  try {
    const response = await responseTo(sent, body);
    return {
      status: response.statusCode ?? 0,
      body: await beginningOf(response),
      retryAfter: response.headers['retry-after'],
      functionError: response.headers['x-amz-function-error']?.toString(),
    };
  } finally {
    sent.destroy();
  }
}

function responseTo(sent: ClientRequest, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.on('response', resolve).on('error', reject).end(body);
  });
}

/** Whatever follows is not read: a target may answer without end. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of decoded(response) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > mostBodyBytes) break;
    }
  } catch (error) {
    // what cannot be decoded is not shown; the answer was given
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
  }
  const text = Buffer.concat(chunks)
    .subarray(0, mostBodyBytes)
    .toString()
    .replace(/\ufffd$/, '');
  return bytes > mostBodyBytes ? `${text}…` : text;
}

function decoded(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding'];
  if (encoding !== 'gzip' && encoding !== 'deflate') return response;
  const decoder = encoding === 'gzip' ? createGunzip() : createInflate();
  response.on('error', (error) => decoder.destroy(error));
  return response.pipe(decoder);
}
