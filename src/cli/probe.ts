import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '../domain/endpoint.ts';
import { probeBody } from '../domain/probe.ts';
import type { Secret } from '../domain/secret.ts';
import { post } from './post.ts';

const pauseMs = 1_000;

/** Asks a gateway with signed probes until it verifies with `secret`, or `seconds` are over. */
export async function verifiesWith(
  endpoint: Endpoint,
  secret: Secret,
  url: string,
  seconds: number,
  stop: AbortSignal,
): Promise<boolean> {
  const until = Date.now() + seconds * 1000;
  do {
    const body = probeBody(randomUUID());
    const probe = { headers: { 'content-type': 'application/json' }, body };
    const { status } = await post(endpoint, secret, probe, url, Date.now());
    if (status === 200) return true;
    await sleep(Math.min(pauseMs, Math.max(0, until - Date.now())), undefined, { signal: stop }).catch(
      () => {},
    );
  } while (Date.now() < until && !stop.aborted);
  return false;
}
