import type { ClientRequest } from 'node:http';
import type { Exchange } from '../../ports/exchange.ts';
import { exchangeWriting } from './exchange.ts';

const pieces = 10;

/**
 * Sends a body in pieces, with a wait before each but the first.
 * @param ms how long all of it takes
 */
export function drippingExchange(ms: number): Exchange {
  const waitMs = ms / (pieces - 1);
  return exchangeWriting((sending, body, signal) => drip(sending, body, waitMs, signal));
}

async function drip(
  sending: ClientRequest,
  body: Uint8Array,
  waitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const size = Math.max(1, Math.ceil(body.length / pieces));
  const { setTimeout: sleep } = process.getBuiltinModule('node:timers/promises');
  for (let at = 0; at < body.length; at += size) {
    if (at > 0) await sleep(waitMs);
    if (signal.aborted || sending.destroyed) return;
    sending.write(body.subarray(at, at + size));
  }
  sending.end();
}
