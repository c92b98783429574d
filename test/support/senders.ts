/** Requests as the providers send them, signed by the providers' own packages. */
import { createHash } from 'node:crypto';
import { sign } from '@octokit/webhooks-methods';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import Stripe from 'stripe';
import webhooks from 'twilio/lib/webhooks/webhooks.js';
import { aDelivery, type DeliveryParts } from './deliveries.ts';
import { functionUrlEvent } from './function-url-events.ts';

export const host = 'abc.lambda-url.eu-west-1.on.aws';

/** The GUID of the deliveries below. */
const guid = '72d3162e-cc78-11e3-81ab-4c9367dc0958';

/** What a delivery of GitHub is called on the bus, worked out without our code. */
export function githubUrn(body: string, id = guid): string {
  const digest = createHash('sha256').update(`\n0\n${body}`).digest('hex');
  return `urn:sallyport:github:${id}%3A${digest.slice(0, 16)}`;
}

function sent(parts: DeliveryParts, base64 = false): LambdaFunctionURLEvent {
  return functionUrlEvent(aDelivery({ host, receivedAt: Date.now(), ...parts }), base64);
}

export async function fromGithub(
  secret: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
  parts: DeliveryParts = {},
): Promise<LambdaFunctionURLEvent> {
  return sent({
    rawPath: '/github',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/4f7c2a1',
      'x-github-delivery': guid,
      'x-github-event': 'push',
      'x-hub-signature-256':
        body === '' || secret === '' ? `sha256=${'0'.repeat(64)}` : await sign(secret, body),
      ...headers,
    },
    body,
    ...parts,
  });
}

export function fromStripe(
  secret: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): LambdaFunctionURLEvent {
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret });
  return sent({
    rawPath: '/stripe',
    headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature, ...headers },
    body,
  });
}

export type TwilioFields = Readonly<Record<string, string | readonly string[]>>;

export function twilioSignature(token: string, url: string, fields: TwilioFields = {}): string {
  return webhooks.getExpectedTwilioSignature(token, url, fields as Record<string, string>);
}

/** @param signedUrl what Twilio was given as the URL, where that is not how the request arrives */
export function fromTwilio(
  token: string,
  fields: TwilioFields,
  parts: DeliveryParts = {},
  signedUrl?: string,
): LambdaFunctionURLEvent {
  const { rawPath = '/sms', rawQuery = '' } = parts;
  const url = signedUrl ?? `https://${host}${rawPath}${rawQuery === '' ? '' : `?${rawQuery}`}`;
  const pairs = Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value]),
  );
  return sent(
    {
      rawPath,
      body: new URLSearchParams(pairs as [string, string][]).toString(),
      ...parts,
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'x-twilio-signature': twilioSignature(token, url, fields),
        ...parts.headers,
      },
    },
    true,
  );
}
