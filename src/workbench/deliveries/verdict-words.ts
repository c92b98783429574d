import type { SecretsFailure } from '../../domain/errors.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { RejectionCode } from '../../domain/verification/verdict.ts';

/** Why a delivery was turned away, and what to look at. */
export const rejections: Readonly<Record<RejectionCode | 'unknown_endpoint', string>> = {
  unknown_endpoint:
    'No endpoint has this path: look at the end of the URL at the sender, and at the list of senders here.',
  signature_missing:
    'Nothing in the request proves who sent it: does the sender have a secret at all, and is this the endpoint of the right provider?',
  signature_malformed:
    'What stands where the signature should be is none of this sender: is this the endpoint of the right provider?',
  signature_mismatch:
    'It was proven with another secret than the one that is stored, or the body or the URL was changed on the way: compare the secret at the sender with the one here.',
  timestamp_malformed:
    'The time that the sender signs is missing, or is no time: is it the sender, and of this provider?',
  timestamp_too_old:
    'It was signed too long ago: somebody sent a recorded delivery again, or the clock of this machine is ahead.',
  timestamp_in_future:
    'It was signed at a time that is yet to come: the clock of this machine is behind, or that of the sender ahead.',
  body_malformed: 'The body is not what this sender sends: is this the endpoint of the right provider?',
  body_not_signed: 'The signature does not cover the body: was the content type changed on the way?',
  body_hash_mismatch: 'The body is not the one that was signed: something changed it on the way.',
  form_too_large: 'The form has more fields, or longer names, than this sender ever sends.',
  query_not_configured:
    'The URL is signed, and its query is not that of `publicUrl`: set `publicUrl` to the whole URL as it stands at the sender.',
  key_not_trusted:
    'It names a key, or an address, that is not where this sender publishes its own: was it sent by somebody else?',
  not_for_this_endpoint:
    'Its sender signed it, but about something else than the endpoint is configured for: compare the options of the endpoint.',
  enrolment_closed:
    'The sender delivered a secret, and the endpoint waits for none, or the URL lacks its ticket: open a window with `sallyport enrol`, and use the URL that it prints.',
  secret_unusable:
    'The sender delivered a secret that is not what it signs with, or that can be guessed: is this the endpoint of the right provider?',
};

/** The same of what was turned away before it was looked at, or is too much. */
export const refusals: Readonly<Record<Extract<Outcome, { kind: 'refused' }>['code'], string>> = {
  method_not_allowed: 'This sender never uses that method: was the URL opened in a browser?',
  wrong_origin:
    'It did not come through the front door: its `x-sallyport-origin` is missing, or not the secret of the origin.',
  too_large: 'An event of it is bigger than the bus takes, and no bucket is configured to put it into.',
};

/** Of what never came to the gateway. */
export const unreached: Readonly<
  Record<'bad_request' | 'request_too_large' | 'no_room' | 'hung_up', string>
> = {
  bad_request:
    'It never came to the gateway: its `Host` header is no host name with an optional port; look at what stands between the sender and here.',
  request_too_large:
    'It never came to the gateway: it is bigger than the 6 MiB that a function URL takes. Its body was not kept.',
  no_room:
    'It never came to the gateway: so much came at once that there was no room for it, and its sender is told to come again. Its body was not kept.',
  hung_up:
    'It never came to the gateway: its sender hung up in the middle of the body, and heard no answer. What had come of it was not kept.',
};

const secrets: Readonly<Record<`secret_${SecretsFailure}`, string>> = {
  secret_unreachable:
    'The secret could not be read just now: look at the log, and at where secrets are kept.',
  secret_denied: 'The secret may not be read: look at the permissions of the gateway.',
  secret_absent: 'No secret is stored for this endpoint: put one in.',
  secret_binary: 'What is stored for this endpoint is binary, and a secret is text: store it as text.',
  secret_empty: 'What is stored for this endpoint is empty: put the secret in.',
  secret_malformed:
    'What is stored for this endpoint is no secret of this sender: the log says what is wrong with it.',
  secret_weak: 'What is stored for this endpoint is too easy to guess to verify anything: the log says why.',
};

const mistake = 'A mistake of the gateway: the log has its trace, and a report of it is welcome.';

/** Why nothing durable took it, so that its sender must come again. */
export const outages: Readonly<Record<string, string>> = {
  ...secrets,
  internal: mistake,
  embedded_bus_failed:
    'The file of events could not be written: the log says why; is the disk full, or the file locked?',
  parking_failed: 'The bus did not take it, and it could not be put aside either: the log says why.',
  parking_too_large: 'The bus did not take it, and it is too big to be put aside.',
  object_unavailable: 'A part of it that is stored apart could not be read.',
  claim_check_failed:
    'It is too big for the bus, and the bucket did not take it: look at the bucket and its permissions.',
  claim_check_refused: 'It is too big for the bus, and so is the pointer in its place.',
  bus_missing: 'There is no event bus of this name: create it, or correct `bus`.',
  breaker_open: 'The bus failed so often that it is left alone for a moment: it is tried again by itself.',
  deadline_passed: 'The bus did not answer while the sender waited.',
  no_receipt: 'The bus did not say what became of it.',
  entry_invalid: 'No bus would take this event: a text in it cannot be stored.',
  entry_too_large: refusals.too_large,
  MalformedDetail: 'What it says is no JSON object, so that no bus takes it.',
  confirmation_failed:
    'The address at which the sender wants to be confirmed could not be reached: it asks again.',
};

interface Judged {
  readonly outcome: Outcome['kind'];
  readonly code: string | undefined;
  readonly endpoint: string;
  readonly proof: 'signed' | 'partial' | 'token' | undefined;
  readonly secret: string | undefined;
}

/** In a sentence, what was proven and how, or why it was not and what to look at. */
export function verdictWords({ outcome, code = '', endpoint, proof, secret }: Judged): string {
  switch (outcome) {
    case 'rejected':
      return wordOf(rejections, code) ?? `It was turned away: ${code}.`;
    case 'refused':
      return wordOf(refusals, code) ?? wordOf(unreached, code) ?? `It was turned away: ${code}.`;
    case 'unavailable':
      return (
        wordOf(outages, code) ??
        `Nothing took it: the bus answered ${code}. Its sender is told to come again.`
      );
    case 'failed':
      return mistake;
    case 'answered':
      return proof === undefined
        ? 'The sender asked whether somebody listens, and was answered as it expects; nothing is on the bus.'
        : `${proven(proof, secret)} It asks something instead of delivering an event, and was answered; nothing is on the bus.`;
    case 'duplicate':
      return `${proven(proof, secret)} ${endpoint} has delivered the same before: it is on the bus once.`;
    case 'parked':
      return `${proven(proof, secret)} The bus did not take it yet: it waits, and is brought there as soon as that does.`;
    case 'accepted':
      return proven(proof, secret);
  }
}

function proven(proof: Judged['proof'], secret: string | undefined): string {
  const by = secretWords(secret);
  switch (proof) {
    case 'token':
      return `The sender showed its token${by}. It signs nothing: whoever saw one delivery can send any other.`;
    case 'partial':
      return `The signature is right${by}, and does not cover all of the body.`;
    default:
      return `The signature is right${by}, and covers all that is used.`;
  }
}

/** `current:0` is what one expects, and needs no words. */
function secretWords(label = 'current:0'): string {
  const [stage, position] = label.split(':');
  if (stage === 'pending') return ', by the secret that waits to become the current one';
  if (stage === 'previous')
    return ', by the secret before the current one: the sender still uses the old one';
  return position === '0' ? '' : `, by an older secret of the list (number ${Number(position) + 1})`;
}

function wordOf(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
