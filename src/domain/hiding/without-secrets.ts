/**
 * A delivery as it may lie in a file and be shown on a page: with `[secret]` in place of whatever would let somebody in who reads it.
 * What a sender signs proves that one delivery, and stays as it came, byte for byte: it cannot be shown for another.
 */
import { readBody } from '../content/content.ts';
import { isForm } from '../content/form.ts';
import type { Delivery, Headers } from '../delivery.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Answer } from '../outcome.ts';
import type { Secret } from '../verification/secrets/secret.ts';
import { signable } from '../verification/signed-url.ts';
import { type Hiding, hiding } from './hiding.ts';
import { hideInFields, hideInHeaders } from './named-like-secrets.ts';
import { shownInHandshakes, shownToken } from './shown-secrets.ts';

type Sent = Pick<Delivery, 'rawPath' | 'rawQuery' | 'headers' | 'body'>;

/** What came, and what was answered, without secrets. */
export interface Shown extends Sent {
  readonly answer: Answer;
}

/**
 * @param endpoint nothing where it came to none
 * @param secrets that are stored for the endpoint, at any stage
 * @param isAstray whether its sender may be another one: what is named like a secret is taken for one then
 */
export function withoutSecrets(
  delivery: Delivery,
  answer: Answer,
  endpoint: Endpoint | undefined,
  secrets: readonly Secret[],
  isAstray = endpoint === undefined,
): Shown {
  const request = signable(delivery, { publicUrl: endpoint?.publicUrl });
  const token = endpoint && shownToken(endpoint, request, delivery.receivedAt);
  const asked = endpoint ? shownInHandshakes(endpoint, request) : [];
  const isToken = endpoint?.provider.scheme.proof === 'token';
  const hide = hidingOf(endpoint, secrets, [...asked, ...(token === undefined ? [] : [token])]);
  // a token that is not where it should be is somewhere else
  const isAnywhere = isAstray || (isToken && token === undefined);
  const rawQuery = hide.inQuery(isAnywhere ? hideInFields(delivery.rawQuery) : delivery.rawQuery);
  const headers = hideInHeaders(delivery.headers, { isAnywhere, isToken });
  return {
    rawPath: hide.inForm(delivery.rawPath),
    rawQuery,
    headers: hiddenHeaders(headers, hide),
    body: hiddenBody(delivery, isToken ? endpoint : undefined, hide),
    answer: {
      status: answer.status,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name, hide.inText(value)]),
      ),
      body: hide.inText(answer.body),
    },
  };
}

/** Names of fields that stand beside a secret and are none: Braintree's is in each of its bodies, that of Plaid in its requests. */
const noSecret = /^(?:publicKey|clientId)$/;

const known = new WeakMap<readonly Secret[], Hiding>();

/** Made once of secrets that are read once: a delivery that shows none of its own costs nothing more. */
function hidingOf(
  endpoint: Endpoint | undefined,
  secrets: readonly Secret[],
  shown: readonly string[],
): Hiding {
  const stored = () => secrets.flatMap((secret) => textsOf(secret, endpoint));
  if (shown.length > 0) return hiding([...shown, ...stored()]);
  const made = known.get(secrets) ?? hiding(stored());
  known.set(secrets, made);
  return made;
}

/** A key that everybody may see is no secret. */
function textsOf(secret: Secret, endpoint: Endpoint | undefined): readonly string[] {
  if (endpoint?.provider.scheme.credential?.write) return [];
  return Object.entries(secret.revealEach()).flatMap(([name, text]) => (noSecret.test(name) ? [] : [text]));
}

function hiddenHeaders(headers: Headers, hide: Hiding): Headers {
  if (!hide.isInAny([...headers.values()])) return headers;
  return new Map([...headers].map(([name, value]) => [name, hide.inText(value)]));
}

/** @param shows the endpoint whose sender may show its token in the body */
function hiddenBody({ body, headers }: Delivery, shows: Endpoint | undefined, hide: Hiding): Uint8Array {
  const content = shows && readBody(body);
  const named = content && (shows.provider.scheme.hide?.(content) ?? content);
  const bytes = named?.kind === 'json' ? Buffer.from(named.text) : body;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const shown = isForm(headers.get('content-type')) ? hide.inForm(text) : hide.inText(text);
  const isAsItCame = shown === text && (content === undefined || named === content);
  return isAsItCame ? body : Buffer.from(shown, 'latin1');
}
