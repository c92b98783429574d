import type { CredentialForm, StoredValue } from '../../domain/verification/credential.ts';
import { isPlaceholder } from '../../domain/verification/secrets/placeholder.ts';
import type { Cause } from '../cause.ts';
import type { Candidate, Trial } from '../trial.ts';
import { storedValue } from './other-secrets.ts';

/** What looks like something else than the secret of a webhook, and what that is. */
const looks: readonly (readonly [shape: RegExp, what: string])[] = [
  // https://docs.stripe.com/keys and https://docs.stripe.com/webhooks/signature
  [/^[sr]k_(?:test|live)_/, 'an API key of Stripe'],
  [/^pk_(?:test|live)_/, 'a publishable key of Stripe, which everybody may see'],
  [/^we_[A-Za-z\d]{14,}$/, 'the id of a webhook endpoint of Stripe'],
  [/^whsec_/, 'the signing secret of Stripe or of a sender by Standard Webhooks'],
  // https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
  [/^(?:gh[opusr]_|github_pat_)/, 'an access token of GitHub'],
  // https://docs.slack.dev/authentication/tokens
  [/^xox[a-z]-|^xapp-/, 'an access token of Slack'],
  [/^https:\/\/hooks[.]slack[.]com\//, 'the URL of an incoming webhook of Slack'],
  // https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys
  [/^SG[.]/, 'an API key of SendGrid'],
  // https://www.twilio.com/docs/glossary/what-is-a-sid
  [/^AC[0-9a-f]{32}$/i, 'an account SID of Twilio'],
  [/^SK[0-9a-f]{32}$/, 'the SID of an API key of Twilio'],
  // https://docs.gitlab.com/security/tokens/#token-prefixes
  [/^gl[a-z]{2,5}-/, 'an access token of GitLab'],
  // https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens
  [/^shp(?:at|ca|pa)_/, 'an access token of Shopify'],
  [/^(?:A3T|AKIA|ASIA)[A-Z\d]{16}$/, 'an access key id of AWS'],
  [/^arn:/, 'the name of a secret, and not its value'],
  [/^https?:\/\//i, 'a URL'],
  [/^-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key, which only its owner should have'],
  [/^-----BEGIN (?:[A-Z ]*PUBLIC KEY|CERTIFICATE)-----/, 'a public key, which everybody may see'],
  [/^eyJ[\w-]+[.]eyJ[\w-]+[.]/, 'a JSON Web Token'],
  [/^[\w.+-]+@[\w-]+[.][\w.]+$/, 'an e-mail address'],
];

/**
 * What looks odd about the secrets that were tried, and proves nothing: one thing of each.
 * @param isDocument whether a candidate is no secret, but what the sender publishes
 */
export function secretSuspicions(
  { endpoint, candidates }: Trial,
  isDocument: (one: Candidate) => boolean,
): readonly Cause[] {
  const { name, scheme } = endpoint.provider;
  const { credential } = scheme;
  if (!credential) return [];
  return candidates
    .filter((one) => one.form === undefined && !isDocument(one))
    .flatMap(({ secret, from }) => suspicionOf(storedValue(secret), from, credential, name));
}

function suspicionOf(
  value: StoredValue,
  from: string,
  credential: CredentialForm,
  name: string,
): readonly Cause[] {
  const { means = 'the secret of the webhook' } = credential;
  const cure = `store what ${name} signs with: ${means}`;
  const texts = typeof value === 'string' ? [value] : Object.values(value);
  if (texts.some(isPlaceholder))
    return [{ axis: 'secret', id: 'secret_is_placeholder', words: `${from} is a placeholder`, cure }];
  const look = texts.map((text) => lookOf(text, value, credential)).find((one) => one !== undefined);
  if (look !== undefined)
    return [{ axis: 'secret', id: 'secret_looks_like_another', words: `${from} looks like ${look}`, cure }];
  return credential.fits(value)
    ? []
    : [
        {
          axis: 'secret',
          id: 'secret_unlike_senders',
          words: `${from} is not what ${name} signs with`,
          cure,
        },
      ];
}

/** What a text looks like that this sender does not make so itself. */
function lookOf(text: string, value: StoredValue, credential: CredentialForm): string | undefined {
  const made = credential.make?.('0123456789abcdef'.repeat(4)) ?? '';
  const isItsOwn = credential.write !== undefined && credential.fits(value);
  return looks.find(([shape]) => shape.test(text.trim()) && !shape.test(made) && !isItsOwn)?.[1];
}
