import type { Endpoint } from '../endpoint.ts';
import { query } from '../verification/carriers.ts';
import type { Handshake } from '../verification/handshake.ts';
import type { Signable } from '../verification/scheme.ts';
import { ticketParameter } from '../verification/secrets/enrolment-window.ts';
import { isRejection } from '../verification/verdict.ts';

const ticket = query(ticketParameter);

/** The token that a request shows in its place, right or wrong: an old one, one that was mistyped, or that of another stage. */
export function shownToken({ provider }: Endpoint, request: Signable, now: number): string | undefined {
  // what others claim is long to read, and shows nothing
  if (provider.scheme.proof !== 'token') return undefined;
  const claim = provider.scheme.examine(request, now);
  return !isRejection(claim) && claim.kind === 'token' ? claim.shown : undefined;
}

/** What else a sender says that must stay between it and us: the secret that it delivers, the token of a handshake, a ticket. */
export function shownInHandshakes({ provider }: Endpoint, request: Signable): readonly string[] {
  const asked = (provider.handshakes ?? []).flatMap((one) => tokenIn(one, request) ?? []);
  const shown = ticket.read(request);
  return shown === undefined ? asked : [...asked, shown];
}

function tokenIn(handshake: Handshake, request: Signable): string | undefined {
  switch (handshake.when) {
    case 'enrolling':
      return handshake.read(request)?.secret;
    case 'unproven': {
      const challenge = handshake.read(request);
      return challenge?.kind === 'echo' ? challenge.token?.shown : undefined;
    }
    case 'proven':
      return undefined;
  }
}
