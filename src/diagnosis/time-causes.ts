import { signable } from '../domain/verification/signed-url.ts';
import type { Variant, Vary } from './cause.ts';

/** Judged when the request says that it was signed. */
export const timeCauses: Vary = function* (trial): Iterable<Variant> {
  const { request, endpoint, now } = trial;
  const signedAt = endpoint.provider.scheme.time?.of(signable(request, endpoint));
  if (signedAt === undefined || signedAt === now) return;
  yield {
    cause: {
      axis: 'time',
      id: signedAt < now ? 'too_old' : 'in_future',
      words: 'it was signed at another time',
      cure: 'set the clock',
    },
    trial: { ...trial, now: signedAt },
  };
};
