import type { Content } from '../../domain/content/content.ts';
import { proofsOf } from '../../domain/verification/proofs.ts';
import type { Signable } from '../../domain/verification/scheme.ts';
import { isRejection } from '../../domain/verification/verdict.ts';
import type { Mood } from '../mood.ts';
import { anotherOf } from '../shown-proof.ts';
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
      return { ...scene, right: 'rejected', because: `${name} signs all of the body that is used` };
    if (scheme.proof === 'token')
      return standIn.isProven(request)
        ? { ...scene, right: 'taken', because: `${name} signs nothing: its token proves any body` }
        : { ...scene, right: 'rejected', because: 'what was changed is the token' };
    return standIn.isProven(request)
      ? { ...scene, right: 'taken', because: `${name} signs a part of it, and not what was changed` }
      : { ...scene, right: 'rejected', because: `${name} signs what was changed` };
  },
};

/** With the first change that makes it say something else, and leaves its proof as it is. */
function changed(signed: Signable, standIn: StandIn): Signable | undefined {
  const before = { said: said(signed, standIn), proof: proof(signed, standIn) };
  for (const at of lettersIn(signed.body)) {
    const body = Buffer.from(signed.body);
    body.write(anotherOf(String.fromCharCode(body[at] as number)), at, 'latin1');
    const request = { ...signed, body };
    const isItsProof = [before.proof, unread].includes(proof(request, standIn));
    if (isItsProof && said(request, standIn) !== before.said) return request;
  }
  return undefined;
}

/** Places of letters and digits within words, spread over all of it, the last first: what signs stands at the beginning of many. */
function* lettersIn(body: Uint8Array): Generator<number> {
  const step = Math.max(1, Math.ceil(body.length / mostTries));
  for (let end = body.length; end > 0; end -= step)
    for (let at = end - 1; at >= Math.max(0, end - step); at -= 1)
      if ([at - 1, at, at + 1].every((one) => isLetter(body[one]))) {
        yield at;
        break;
      }
}

function isLetter(byte = 0): boolean {
  return /[0-9A-Za-z]/.test(String.fromCharCode(byte));
}

/** What becomes of it: two bodies that say the same are one delivery. */
function said(request: Signable, standIn: StandIn): string {
  return textOf(standIn.received(request).content);
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
