import type { Trial } from '../../../src/diagnosis/trial.ts';
import type { ProviderId } from '../../../src/domain/providers/index.ts';
import { candidate, endpointOf, withBody, withHeaders } from './trials.ts';

/** What becomes of a delivery, or of the endpoint that it comes to, by code that knows nothing of ours. */
export type Damage = (trial: Trial) => Trial;

export function header(name: string, change: (value: string) => string): Damage {
  return (trial) => withHeaders(trial, [name, change(trial.request.headers.get(name) ?? '')]);
}

export function names(change: (name: string) => string): Damage {
  return ({ request, ...trial }) => {
    const headers = new Map([...request.headers].map(([name, value]) => [change(name), value]));
    return { ...trial, request: { ...request, headers } };
  };
}

export function withoutHeader(gone: string): Damage {
  return ({ request, ...trial }) => {
    const headers = new Map([...request.headers].filter(([name]) => name !== gone));
    return { ...trial, request: { ...request, headers } };
  };
}

export function text(change: (body: string) => string): Damage {
  return (trial) => withBody(trial, change(Buffer.from(trial.request.body).toString()));
}

export function bytes(change: (body: Buffer) => string | Uint8Array): Damage {
  return (trial) => withBody(trial, change(Buffer.from(trial.request.body)));
}

/** What is stored for the endpoint. */
export function secret(change: (value: string) => string): Damage {
  return (trial) => ({
    ...trial,
    candidates: trial.candidates.map((one) => candidate(change(one.secret.reveal()))),
  });
}

export function another(value: string): Damage {
  return (trial) => ({ ...trial, candidates: [candidate(value)] });
}

export function later(seconds: number): Damage {
  return (trial) => ({ ...trial, now: trial.now + seconds * 1000 });
}

export function host(other: string): Damage {
  return (trial) => ({ ...trial, request: { ...trial.request, host: other } });
}

export function path(change: (path: string) => string): Damage {
  return (trial) => ({ ...trial, request: { ...trial.request, rawPath: change(trial.request.rawPath) } });
}

export function query(change: (query: string) => string): Damage {
  return (trial) => ({ ...trial, request: { ...trial.request, rawQuery: change(trial.request.rawQuery) } });
}

export function configuredAs(publicUrl: string): Damage {
  return (trial) => ({ ...trial, endpoint: { ...trial.endpoint, publicUrl } });
}

export function arrivedAt(id: ProviderId): Damage {
  return (trial) => ({ ...trial, endpoint: endpointOf(id) });
}
