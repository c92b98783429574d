import { parseJson, textField } from '../../domain/content/json.ts';
import type { Sent } from '../../domain/verification/signed-url.ts';
import type { Cause } from '../cause.ts';

/** What a sender proved itself by before, which is not believed. It may stand beside what it proves itself by now. */
interface OlderProof {
  /** The id of its provider. */
  readonly sender: string;
  readonly isIn: (request: Sent) => boolean;
  readonly words: string;
  readonly cure: string;
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
    isIn: (request) => fieldsIn(request, ['token']),
    words:
      'it has the verification token of Slack in its body, by which requests were known before they were signed, and no signature',
    cure: 'see that nothing on the way takes x-slack-signature and x-slack-request-timestamp away: the token is never believed',
  },
  {
    // https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http
    sender: 'mailgun',
    isIn: (request) => fieldsIn(request, ['timestamp', 'token', 'signature']),
    words:
      'it has timestamp, token and signature as fields of their own, as Mailgun posts what its routes forward, and posted to webhooks before they were JSON',
    cure: 'give the URL to a webhook of Mailgun, which posts them as JSON, within the member signature',
  },
];

/** Its own proof is missing, and an older one of the same sender is there. */
export function olderProof(request: Sent, sender: string): Cause | undefined {
  const found = olderProofs.find((one) => one.sender === sender && one.isIn(request));
  return found && { axis: 'header', id: 'proof_of_older_kind', words: found.words, cure: found.cure };
}

/** Whether a form, or an object of JSON, has them as texts at its top. */
function fieldsIn({ body }: Sent, names: readonly string[]): boolean {
  const text = Buffer.from(body).toString();
  const value = parseJson(text)?.value;
  const form = new URLSearchParams(value === undefined ? text : '');
  return names.every((name) => form.has(name) || textField(value, name) !== undefined);
}
