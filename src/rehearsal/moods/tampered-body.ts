import type { Content } from '../../domain/content/content.ts';
import { receivedFrom } from '../../domain/events/received.ts';
import type { Signable } from '../../domain/verification/scheme.ts';
import { isRejection } from '../../domain/verification/verdict.ts';
import type { Mood } from '../mood.ts';
import { anotherOf, proofsOf } from '../shown-proof.ts';
import type { StandIn } from '../stand-in.ts';

/** A body of megabytes is not read for each of its letters. */
const mostTries = 60;

export const tamperedBody: Mood = {
  name: 'tampered body',
  does: 'a signed delivery of which one letter was changed on the way',
  isSuspect: true,
  play(standIn) {
    const signed = standIn.signed();
    const request = changed(signed, standIn);
    if (!request) return { notRun: 'there is no letter in its body that could be changed' };
    const scene = { sent: 'one letter of the body changed', acts: [{ requests: [request] }] };
    const { name, scheme } = standIn;
    if (scheme.proof === 'signed')
      return { ...scene, right: 'refused', because: `${name} signs all of the body that is used` };
    if (scheme.proof === 'token')
      return standIn.isProven(request)
        ? { ...scene, right: 'taken', because: `${name} signs nothing: its token proves any body` }
        : { ...scene, right: 'refused', because: 'what was changed is the token' };
    return standIn.isProven(request)
      ? { ...scene, right: 'taken', because: `${name} signs a part of it, and not what was changed` }
      : { ...scene, right: 'refused', because: `${name} signs what was changed` };
  },
};

/** With the first change that makes it say something else, and leaves its proof as it is. */
function changed(signed: Signable, standIn: StandIn): Signable | undefined {
  const before = { said: said(signed, standIn), proof: proof(signed, standIn) };
  const letters = [
    ...Buffer.from(signed.body)
      .toString('latin1')
      .matchAll(/(?<=[0-9A-Za-z])[0-9A-Za-z](?=[0-9A-Za-z])/g),
  ];
  const step = Math.max(1, Math.ceil(letters.length / mostTries));
  for (let at = letters.length - 1; at >= 0; at -= step) {
    const { 0: letter, index } = letters[at] as RegExpExecArray;
    const body = Buffer.from(signed.body);
    body.write(anotherOf(letter), index, 'latin1');
    const request = { ...signed, body };
    const isItsProof = [before.proof, unread].includes(proof(request, standIn));
    if (isItsProof && said(request, standIn) !== before.said) return request;
  }
  return undefined;
}

/** What becomes of it: two bodies that say the same are one delivery. */
function said({ method, rawQuery, headers, body }: Signable, { endpoint, to, now }: StandIn): string {
  const { host, rawPath } = to;
  const delivery = { method, rawQuery, headers, body, host, rawPath, receivedAt: now, cutOffAt: now };
  return textOf(receivedFrom(delivery, endpoint.provider).content);
}

function textOf(content: Content): string {
  switch (content.kind) {
    case 'json':
    case 'text':
      return content.text;
    case 'form':
      return JSON.stringify([...content.fields]);
    case 'bytes':
      return Buffer.from(content.bytes).toString('latin1');
  }
}

const unread = 'unread';

/** What stands there as proof, as far as it can be read. */
function proof(request: Signable, { scheme, now }: StandIn): string {
  const claim = scheme.examine(request, now);
  // a body that no longer has its hash still shows the proof that it had
  if (isRejection(claim)) return /^signature_/.test(claim.code) ? claim.code : unread;
  return proofsOf(claim)
    .map((one) => Buffer.from(one).toString('hex'))
    .join();
}
