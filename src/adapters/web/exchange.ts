import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Exchange } from '../../ports/exchange.ts';

const mostAnswerBytes = 65_536;

/** Nothing came for as long as it was waited for, or not all of it. */
export class Silence extends Error {
  constructor(timeoutMs: number, isBegun: boolean) {
    const what = isBegun ? 'its answer did not end' : 'there was no answer';
    super(`${what} within ${timeoutMs / 1000} s`);
  }
}

/** How a body is written: all of it, or in a manner of its own. It ends the request. */
export type WriteBody = (sending: ClientRequest, body: Uint8Array, signal: AbortSignal) => unknown;

/** Over http or https, which is loaded when it is needed. */
export const exchange: Exchange = exchangeWriting((sending, body) => sending.end(body));

/** The same with a body that is written in another way. */
export function exchangeWriting(write: WriteBody): Exchange {
  return async (
    origin,
    target,
    { method, headers, body },
    timeoutMs,
    stop = new AbortController().signal,
  ) => {
    const patience = new AbortController();
    let isBegun = false;
    const timer = setTimeout(() => patience.abort(new Silence(timeoutMs, isBegun)), timeoutMs);
    const signal = AbortSignal.any([patience.signal, stop]);
    try {
      const { once } = process.getBuiltinModule('node:events');
      const { request } = process.getBuiltinModule(origin.startsWith('https:') ? 'node:https' : 'node:http');
      const sending = request(new URL(origin), {
        path: target,
        method,
        headers: { 'content-length': body.length, ...Object.fromEntries(headers) },
        signal,
      });
      // it fails once more where the answer is cut off, or nobody waits for it
      sending.on('error', () => {});
      // whoever speaks another protocol from here on says so with no response
      const answered = once(sending, 'response', { signal }) as Promise<[IncomingMessage]>;
      write(sending, body, signal);
      const [response] = await answered;
      isBegun = true;
      return {
        status: response.statusCode as number,
        type: response.headers['content-type'],
        location: response.headers.location,
        retryAfter: response.headers['retry-after'],
        body: await beginningOf(response),
      };
    } catch (error) {
      throw signal.aborted ? signal.reason : first(error);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** Of a name with several addresses each has its error, and all together no message. */
function first(error: unknown): unknown {
  return error instanceof AggregateError && error.message === '' ? error.errors[0] : error;
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    // it may have no end
    if (bytes >= mostAnswerBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, mostAnswerBytes).toString();
}
