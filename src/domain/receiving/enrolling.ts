/**
 * Takes in the secret that a sender delivers itself. Whoever is believed here is believed from now on, so that three things
 * must be true: an operator has opened a window, the request shows its ticket, and nobody has used it before. All else is
 * answered alike, and costs no call to where secrets are kept but one now and then.
 */
import type { Clock } from '../../ports/clock.ts';
import type { Enrolments } from '../../ports/enrolments.ts';
import type { Endpoint } from '../endpoint.ts';
import { SecretsUnavailable } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import { query } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { equalText } from '../verification/crypto.ts';
import { type Engine, provingOf } from '../verification/engine.ts';
import type { Enrolment } from '../verification/handshake.ts';
import type { Signable } from '../verification/scheme.ts';
import { isOpen, isTicket, ticketParameter } from '../verification/secrets/enrolment-window.ts';
import { ownerOf } from '../verification/secrets/secret-reader.ts';
import { withNewest } from '../verification/secrets/secret-value.ts';
import { faultOf } from '../verification/secrets/weakness.ts';

const ticketIn = query(ticketParameter);

/** Answers carry it back in a header. What has white space around it would be stored without. */
const printable = /^[\x21-\x7e]([\x20-\x7e]{0,1022}[\x21-\x7e])?$/;

const closed: Outcome = { kind: 'rejected', code: 'enrolment_closed' };

export class Enrolling {
  readonly #engine: Engine;
  readonly #enrolments: Enrolments;
  readonly #clock: Clock;

  constructor(engine: Engine, enrolments: Enrolments, clock: Clock) {
    this.#engine = engine;
    this.#enrolments = enrolments;
    this.#clock = clock;
  }

  /** @throws {SecretsUnavailable} */
  async answer({ secret, answer }: Enrolment, request: Signable, endpoint: Endpoint): Promise<Outcome> {
    const ticket = ticketIn.read(request);
    if (ticket === undefined || !isTicket(ticket)) return closed;
    if (!printable.test(secret) || faultOf(secret, [ownerOf(endpoint.provider)]) !== undefined)
      return { kind: 'rejected', code: 'secret_unusable' };
    const isIn =
      (await this.#take(secret, ticket, endpoint)) || (await this.#isKnown(secret, request, endpoint));
    return isIn ? { kind: 'answered', answer } : closed;
  }

  async #take(secret: string, ticket: string, { secretId, provider }: Endpoint): Promise<boolean> {
    if (secretId === undefined) throw new TypeError('a sender that enrols has a stored credential');
    const window = await this.#enrolments.window(secretId);
    if (!window || !isOpen(window, this.#clock.now()) || !equalText(ticket, window.ticket)) return false;
    return this.#enrolments.take(secretId, window, (current) =>
      withNewest(secretId, current, secret, [ownerOf(provider)]),
    );
  }

  /** A request that is repeated, since its answer was lost. It learns no more than by signing something. */
  async #isKnown(secret: string, request: Signable, endpoint: Endpoint): Promise<boolean> {
    const claim = { kind: 'token', shown: secret } as const;
    try {
      return (await this.#engine.confirm(claim, request, provingOf(endpoint), text())).verified;
    } catch (error) {
      if (error instanceof SecretsUnavailable) return false;
      throw error;
    }
  }
}
