import { parseJson, textField } from '../../domain/content/json.ts';
import type { Claim } from '../../domain/verification/claim.ts';
import { decode } from '../../domain/verification/encoding.ts';
import type { Sent } from '../../domain/verification/signed-url.ts';
import type { Cause, Variant } from '../cause.ts';
import type { Trial } from '../trial.ts';
import { withScheme } from './with-scheme.ts';

/** What a sender proved itself by before, which is not believed. It may stand beside what it proves itself by now. */
interface OlderProof {
  /** The id of its provider. */
  readonly sender: string;
  readonly isIn: (request: Sent) => boolean;
  readonly words: string;
  readonly cure: string;
  /** Whether it is right as such, for the judge of the engine: where a claim says how it is. */
  readonly tried?: {
    readonly claim: (request: Sent) => Claim | undefined;
    readonly cause: Cause;
  };
}

const olderProofs: readonly OlderProof[] = [
  {
    // https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests
    sender: 'hubspot',
    isIn: ({ headers }) => headers.has('x-hubspot-signature'),
    words:
      'it has the signature of HubSpot in its first or second version (x-hubspot-signature), a hash of the secret before what is sent, and none in the third',
    cure: 'see that nothing on the way takes x-hubspot-signature-v3 and x-hubspot-request-timestamp away: the first two are never believed',
  },
  {
    // https://docs.slack.dev/authentication/verifying-requests-from-slack#deprecation
    sender: 'slack',
    isIn: (request) => fieldsOf(request, ['token']) !== undefined,
    words:
      'it has the verification token of Slack in its body, by which requests were known before they were signed, and no signature',
    cure: 'see that nothing on the way takes x-slack-signature and x-slack-request-timestamp away: the token is never believed',
    tried: {
      claim: (request) => {
        const [shown] = fieldsOf(request, ['token']) ?? [];
        return shown === undefined ? undefined : { kind: 'token', shown };
      },
      cause: {
        axis: 'secret',
        id: 'secret_is_verification_token',
        words:
          'the verification token of Slack is stored, which it shows in its body, and it signs with another secret',
        cure: 'store the signing secret of the app, which stands beside that token under Basic Information',
      },
    },
  },
  {
    // https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http
    sender: 'mailgun',
    isIn: (request) => fieldsOf(request, ['timestamp', 'token', 'signature']) !== undefined,
    words:
      'it has timestamp, token and signature as fields of their own, as Mailgun posts what its routes forward, and posted to webhooks before they were JSON',
    cure: 'give the URL to a webhook of Mailgun, which posts them as JSON, within the member signature',
    tried: {
      claim: (request) => {
        const [time, token, signature = ''] = fieldsOf(request, ['timestamp', 'token', 'signature']) ?? [];
        const shown = decode(signature, 'hex', 32);
        if (time === undefined || token === undefined || !shown) return undefined;
        return { kind: 'mac', digest: 'sha256', macs: [shown], messages: [[time, token]] };
      },
      cause: {
        axis: 'header',
        id: 'older_signature',
        words:
          'it has timestamp, token and signature as fields of their own, right as such, as Mailgun posts what its routes forward, and posted to webhooks before they were JSON',
        cure: 'give the URL to a webhook of Mailgun, which posts them as JSON, within the member signature',
      },
    },
  },
];

/** Its own proof is missing, and an older one of the same sender is there. */
export function olderProof(request: Sent, sender: string): Cause | undefined {
  const found = olderProofs.find((one) => one.sender === sender && one.isIn(request));
  return found && { axis: 'header', id: 'proof_of_older_kind', words: found.words, cure: found.cure };
}

/** What is right as such tells more than that it is there: which secret it is, and what the sender was told. */
export function* olderProofsTried(trial: Trial): Iterable<Variant> {
  const { request, endpoint } = trial;
  const { id, scheme } = endpoint.provider;
  for (const { tried } of olderProofs.filter(({ sender }) => sender === id)) {
    const claim = tried?.claim(request);
    if (tried && claim)
      yield { cause: tried.cause, trial: withScheme(trial, { ...scheme, examine: () => claim }) };
  }
}

/** Of a form, or of an object of JSON at its top. @returns nothing where not all are there, as texts */
function fieldsOf({ body }: Sent, names: readonly string[]): readonly string[] | undefined {
  const text = Buffer.from(body).toString();
  const value = parseJson(text)?.value;
  const form = new URLSearchParams(value === undefined ? text : '');
  const found = names.flatMap((name) => form.get(name) ?? textField(value, name) ?? []);
  return found.length === names.length ? found : undefined;
}
