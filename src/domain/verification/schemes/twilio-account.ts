import { unprovenForm } from '../../content/unproven.ts';
import type { Signable } from '../scheme.ts';

/** As much of a JSON text as is looked at: what the largest of Twilio's payloads has. */
const looked = 1_048_576;

const account = /^AC[0-9a-fA-F]{32}$/;
const inJson = /"(?:AccountSid|accountSid|account_sid)"\s{0,8}:\s{0,8}"(AC[0-9a-fA-F]{32})"/;

/**
 * The account that a request says it is of, which is the one whose token signs it:
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security. Nothing of it is proven. All that a forger gains by
 * another account is that another token must have signed; no header is asked, since those are not signed.
 */
export function twilioAccount({ method, rawQuery, body }: Signable): string | undefined {
  const bytes = method === 'GET' ? Buffer.from(rawQuery) : body;
  const start = Buffer.from(bytes.subarray(0, looked)).toString('latin1');
  // the quotes in a text of JSON are escaped: it cannot hold a second name
  return /^\s*[[{]/.test(start) ? inJson.exec(start)?.[1] : accountInForm(bytes);
}

/** Read as the event will be: of two, or of one under another spelling of its name, nobody could say which the event means. */
function accountInForm(bytes: Uint8Array): string | undefined {
  const fields = unprovenForm(bytes);
  const [one, ...more] = (typeof fields === 'object' && fields.get('AccountSid')) || [];
  return one !== undefined && more.length === 0 && account.test(one) ? one : undefined;
}
