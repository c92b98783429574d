import type { Web } from '../../ports/web.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Answer, Outcome } from '../outcome.ts';
import type { Received } from '../provider.ts';
import { type Engine, isPinned, provingOf } from '../verification/engine.ts';
import type { Challenge, Echo, Enrolment, MacOfChallenge } from '../verification/handshake.ts';
import type { Signable } from '../verification/scheme.ts';
import { matchesWhole } from '../whole-match.ts';
import type { Enrolling } from './enrolling.ts';

/** What senders ask is short; what is longer asks something else. Printable ASCII is nothing that a browser obeys. */
const echoable = /^[\x20-\x7e]{1,1024}$/;

const confirmed: Answer = { status: 200, headers: {}, body: '' };

/** Answers what senders ask for instead of delivering something. Nothing of it is published. */
export class Handshakes {
  readonly #engine: Engine;
  readonly #web: Web;
  readonly #enrolling: Enrolling;

  constructor(engine: Engine, web: Web, enrolling: Enrolling) {
    this.#engine = engine;
    this.#web = web;
    this.#enrolling = enrolling;
  }

  /** @returns nothing where the request is no handshake, so that it must be proven */
  async unproven(request: Signable, endpoint: Endpoint): Promise<Outcome | undefined> {
    for (const handshake of endpoint.provider.handshakes ?? []) {
      const challenge = handshake.when === 'proven' ? undefined : handshake.read(request);
      if (challenge) return this.#answer(challenge, request, endpoint);
    }
    return undefined;
  }

  /** @returns nothing where what was proven is a delivery */
  async proven(received: Received, request: Signable, endpoint: Endpoint): Promise<Outcome | undefined> {
    for (const handshake of endpoint.provider.handshakes ?? []) {
      const challenge = handshake.when === 'proven' ? handshake.read(received) : undefined;
      if (challenge) return this.#answer(challenge, request, endpoint);
    }
    return undefined;
  }

  #answer(
    challenge: Challenge | Enrolment,
    request: Signable,
    endpoint: Endpoint,
  ): Outcome | Promise<Outcome> {
    switch (challenge.kind) {
      case 'reply':
        return { kind: 'answered', answer: challenge.answer };
      case 'echo':
        return this.#echo(challenge, request, endpoint);
      case 'mac':
        return this.#mac(challenge, endpoint);
      case 'confirm':
        return this.#confirm(challenge.url, challenge.address);
      case 'enrol':
        return this.#enrolling.answer(challenge, request, endpoint);
    }
  }

  async #echo(echo: Echo, request: Signable, endpoint: Endpoint): Promise<Outcome> {
    const { text, token } = echo;
    if (!echoable.test(text)) return { kind: 'rejected', code: 'body_malformed' };
    if (token) {
      if (!token.shown) return { kind: 'rejected', code: 'signature_missing' };
      const claim = { kind: 'token', shown: token.shown } as const;
      const verdict = await this.#engine.confirm(claim, request, provingOf(endpoint), token.credential);
      if (!verdict.verified) return { kind: 'rejected', code: verdict.code };
    }
    return { kind: 'answered', answer: echoed(echo) };
  }

  async #mac(asked: MacOfChallenge, endpoint: Endpoint): Promise<Outcome> {
    if (!matchesWhole(asked.shape, asked.challenge)) return { kind: 'rejected', code: 'body_malformed' };
    const by = provingOf(endpoint);
    const beside = asked.beside ? await this.#engine.textOf(asked.beside, by) : '';
    if (beside === undefined) return { kind: 'rejected', code: 'signature_mismatch' };
    const mac = await this.#engine.macOf(asked.challenge, asked, by);
    return { kind: 'answered', answer: asked.answer(mac, beside) };
  }

  async #confirm(url: string, address: RegExp): Promise<Outcome> {
    if (!isPinned(url, address)) return { kind: 'rejected', code: 'key_not_trusted' };
    try {
      if ((await this.#web.get(url)) !== undefined) return { kind: 'answered', answer: confirmed };
    } catch {
      // as where its host says no: the sender asks again
    }
    return { kind: 'unavailable', code: 'confirmation_failed' };
  }
}

function echoed({ text, inJson, inHeader }: Echo): Answer {
  const answer =
    inJson === undefined ? plainText(inHeader === undefined ? text : '') : json({ [inJson]: text });
  return inHeader === undefined ? answer : { ...answer, headers: { ...answer.headers, [inHeader]: text } };
}

/** `nosniff`, so that no browser takes a stranger's text for a page. */
function plainText(text: string): Answer {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
  return { status: 200, headers, body: text };
}

function json(value: object): Answer {
  const headers = { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' };
  return { status: 200, headers, body: JSON.stringify(value) };
}
