import type { Signable } from './scheme.ts';

/** As much of a request as is looked at: many times what a form of Twilio's has. */
const looked = 65_536;

const inForm = /(?:^|&)AccountSid=(AC[0-9a-fA-F]{32})(?=&|$)/;
const inJson = /"(?:AccountSid|accountSid|account_sid)"\s{0,8}:\s{0,8}"(AC[0-9a-fA-F]{32})"/;

/**
 * The account that a request says it is of, which is the one whose token signs it:
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security. Nothing of it is proven. All that a forger gains by
 * another account is that another token must have signed; no header is asked, since those are not signed.
 */
export function twilioAccount({ method, rawQuery, body }: Signable): string | undefined {
  const text =
    method === 'GET' ? rawQuery.slice(0, looked) : Buffer.from(body.subarray(0, looked)).toString('latin1');
  // the values of a form are percent-encoded, and the quotes in a text of JSON escaped: neither can hold a second name
  return (/^\s*[[{]/.test(text) ? inJson : inForm).exec(text)?.[1];
}
