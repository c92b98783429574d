import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';

export interface HttpRequest {
  readonly method: string;
  /** As they are sent, but for `content-length` where it is not among them. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

export interface HttpAnswer {
  readonly status: number;
  readonly type: string | undefined;
  /** Where a redirect points to. It is not followed: what is signed is for one address. */
  readonly location: string | undefined;
  /** The beginning of it. */
  readonly body: string;
}

const mostAnswerBytes = 65_536;

/**
 * Sends one request, byte for byte as it is given.
 * @param target path and query, not rewritten
 * @throws what hinders it; an `AbortError` when `stop` is aborted
 */
export async function exchange(
  origin: string,
  target: string,
  { method, headers, body }: HttpRequest,
  timeoutMs: number,
  stop: AbortSignal,
): Promise<HttpAnswer> {
  const patience = new AbortController();
  const timer = setTimeout(
    () => patience.abort(new Error(`there was no answer within ${timeoutMs / 1000} s`)),
    timeoutMs,
  );
  const signal = AbortSignal.any([patience.signal, stop]);
  try {
    const { request } = origin.startsWith('https:') ? https : http;
    const sending = request(new URL(origin), {
      path: target,
      method,
      headers: { 'content-length': body.length, ...Object.fromEntries(headers) },
      signal,
    });
    sending.end(body);
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    // it fails once more where the answer is cut off, which its reader hears of
    sending.on('error', () => {});
    return {
      status: response.statusCode ?? 0,
      type: response.headers['content-type'],
      location: response.headers.location,
      body: await beginningOf(response),
    };
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (bytes < mostAnswerBytes) chunks.push(chunk);
    bytes += chunk.length;
  }
  return Buffer.concat(chunks).subarray(0, mostAnswerBytes).toString();
}
