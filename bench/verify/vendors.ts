import { createSecretKey, generateKeyPairSync, sign } from 'node:crypto';
import { verifyRequest } from '@contentful/node-apps-toolkit/requests';
import { verifyWebhookSignature as verifyHygraph } from '@hygraph/utils';
import { validateSignature } from '@line/bot-sdk';
import { LinearWebhookClient } from '@linear/sdk/webhooks';
import Mux from '@mux/mux-node';
import { verifyWebhookSignature as verifyNotion } from '@notionhq/client';
import { verify as verifyGithub } from '@octokit/webhooks-methods';
import { WebhookEventVerifier } from '@onfido/api';
import { Paddle } from '@paddle/paddle-node-sdk';
import { isValidSignature } from '@sanity/webhook';
import { EventWebhook } from '@sendgrid/eventwebhook';
import { StreamClient } from '@stream-io/node-sdk';
import { WorkOS } from '@workos-inc/node';
import { verifyKey } from 'discord-interactions';
// @ts-expect-error: this part of the package has no types
import { verify as verifyMessageBird } from 'messagebird/lib/webhook-signature-jwt.js';
import { validateV3Signature } from 'plivo/dist/utils/v3Security.js';
import Pusher from 'pusher';
import razorpayUtils from 'razorpay/dist/utils/razorpay-utils.js';
import { validateWebhook } from 'replicate';
import { Resend } from 'resend';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import Stripe from 'stripe';
import { Webhook as SvixWebhook } from 'svix';
import twilioSdk from 'twilio';
import type { Provider } from '../../src/domain/provider.ts';
import { contentful } from '../../src/domain/providers/contentful.ts';
import { discord } from '../../src/domain/providers/discord.ts';
import { github } from '../../src/domain/providers/github.ts';
import { hygraph } from '../../src/domain/providers/hygraph.ts';
import { line } from '../../src/domain/providers/line.ts';
import { linear } from '../../src/domain/providers/linear.ts';
import { messagebird } from '../../src/domain/providers/messagebird.ts';
import { mux } from '../../src/domain/providers/mux.ts';
import { notion } from '../../src/domain/providers/notion.ts';
import { onfido } from '../../src/domain/providers/onfido.ts';
import { paddle } from '../../src/domain/providers/paddle.ts';
import { plivo } from '../../src/domain/providers/plivo.ts';
import { pusherChannels } from '../../src/domain/providers/pusher-channels.ts';
import { razorpay } from '../../src/domain/providers/razorpay.ts';
import { replicate } from '../../src/domain/providers/replicate.ts';
import { resend } from '../../src/domain/providers/resend.ts';
import { sanity } from '../../src/domain/providers/sanity.ts';
import { sendgrid } from '../../src/domain/providers/sendgrid.ts';
import { standardWebhooks } from '../../src/domain/providers/standard-webhooks.ts';
import { stream } from '../../src/domain/providers/stream.ts';
import { stripe } from '../../src/domain/providers/stripe.ts';
import { svix } from '../../src/domain/providers/svix.ts';
import { twilio } from '../../src/domain/providers/twilio.ts';
import { workos } from '../../src/domain/providers/workos.ts';
import { pushBody } from '../lib/github-push.ts';
import type { Sent } from './proven.ts';

/** A request as SDKs take it: its body as text, as Lambda hands JSON over. */
interface Taken {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The verifier of a sender's own SDK, beside a delivery of that sender. */
export interface Vendor extends Sent {
  readonly sdk: string;
  /** Their verifier returns what the JSON says, so that ours parses it here too. */
  readonly parses?: true;
  /** Made once, as the SDK's documentation does. It may throw for what it refuses. */
  readonly verifier: (secret: string) => (request: Taken) => unknown;
}

const bytes = 2_000;
const json = pushBody(bytes);
const form = new URLSearchParams({
  From: '+14155550100',
  To: '+14155550199',
  Body: 'Grüße & more, '.repeat(80),
});
const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' };
const hexKey = '8c570fa6dd201bb328f1c1eac23a96d8e5b04f7912c3a86d';
const webhookKey = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

const discordKeys = generateKeyPairSync('ed25519');
const sendgridKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const sendgridKey = sendgridKeys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const discordKey = discordKeys.publicKey
  .export({ format: 'der', type: 'spki' })
  .subarray(-32)
  .toString('hex');

export const vendors: readonly Vendor[] = [
  vendor(
    github,
    '@octokit/webhooks-methods',
    hexKey,
    (secret) =>
      ({ headers, body }) =>
        verifyGithub(secret, body, headers['x-hub-signature-256'] ?? ''),
  ),
  {
    ...vendor(stripe, 'stripe', `whsec_${hexKey}`, (secret) => {
      const { webhooks } = new Stripe('sk_test_none');
      return ({ headers, body }) => webhooks.constructEvent(body, headers['stripe-signature'] ?? '', secret);
    }),
    parses: true,
  },
  {
    ...vendor(twilio, 'twilio', hexKey.slice(0, 32), (secret) => ({ headers, body }) => {
      const fields = Object.fromEntries(new URLSearchParams(body));
      const url = 'https://hooks.example.com/twilio';
      return twilioSdk.validateRequest(secret, headers['x-twilio-signature'] ?? '', url, fields);
    }),
    headers: formHeaders,
    body: form.toString(),
  },
  {
    ...vendor(svix, 'svix', webhookKey, (secret) => {
      const webhook = new SvixWebhook(secret);
      return ({ headers, body }) => {
        webhook.verify(body, headers);
        return true;
      };
    }),
    headers: { 'svix-id': 'msg_2b8Qm4nVtYd3LrXw9KsHf1GpZcE' },
  },
  {
    ...vendor(standardWebhooks, 'standardwebhooks', webhookKey, (secret) => {
      const webhook = new StandardWebhook(secret);
      return ({ headers, body }) => webhook.verify(body, headers);
    }),
    headers: { 'webhook-id': 'msg_2b8Qm4nVtYd3LrXw9KsHf1GpZcE' },
    parses: true,
  },
  {
    ...vendor(resend, 'resend', webhookKey, (webhookSecret) => {
      const { webhooks } = new Resend('re_none');
      return ({ headers, body }) => {
        const [id = '', timestamp = '', signature = ''] = ['id', 'timestamp', 'signature'].map(
          (name) => headers[`svix-${name}`],
        );
        return webhooks.verify({ payload: body, headers: { id, timestamp, signature }, webhookSecret });
      };
    }),
    headers: { 'svix-id': 'msg_2b8Qm4nVtYd3LrXw9KsHf1GpZcE' },
    parses: true,
  },
  {
    ...vendor(replicate, 'replicate', webhookKey, (secret) => ({ headers, body }) => {
      const [id = '', timestamp = '', signature = ''] = ['id', 'timestamp', 'signature'].map(
        (name) => headers[`webhook-${name}`],
      );
      return validateWebhook({ id, timestamp, signature, body, secret });
    }),
    headers: { 'webhook-id': 'msg_2b8Qm4nVtYd3LrXw9KsHf1GpZcE' },
  },
  vendor(
    line,
    '@line/bot-sdk',
    hexKey.slice(0, 32),
    (secret) =>
      ({ headers, body }) =>
        validateSignature(body, secret, headers['x-line-signature'] ?? ''),
  ),
  vendor(
    razorpay,
    'razorpay',
    hexKey,
    (secret) =>
      ({ headers, body }) =>
        razorpayUtils.validateWebhookSignature(body, headers['x-razorpay-signature'] ?? '', secret),
  ),
  {
    ...vendor(pusherChannels, 'pusher', hexKey.slice(0, 20), (secret) => {
      const pusher = new Pusher({ appId: '1', key: '9f2c4b7e1a6d8350c9e4', secret, host: 'localhost' });
      return ({ headers, body }) => pusher.webhook({ headers, rawBody: body }).isValid();
    }),
    headers: { 'content-type': 'application/json', 'x-pusher-key': '9f2c4b7e1a6d8350c9e4' },
    parses: true,
  },
  vendor(
    paddle,
    '@paddle/paddle-node-sdk',
    'pdl_ntfset_01hv8wptq8987qeep44cyrewp9_mB8kq3TzX1wLr0Vd5yJpA7cN2eSfGhQ',
    (secret) => {
      const { webhooks } = new Paddle('pdl_sdbx_apikey');
      return ({ headers, body }) =>
        webhooks.isSignatureValid(body, secret, headers['paddle-signature'] ?? '');
    },
  ),
  {
    ...vendor(
      plivo,
      'plivo',
      'ZTJkNzY4OWQ0ZjE1YzgxYmE5ZjM2MGI4ZDI0ZTNm',
      (secret) =>
        ({ headers, body }) =>
          validateV3Signature(
            'POST',
            'https://hooks.example.com/plivo',
            headers['x-plivo-signature-v3-nonce'] ?? '',
            secret,
            headers['x-plivo-signature-v3'] ?? '',
            Object.fromEntries(new URLSearchParams(body)),
          ),
    ),
    headers: { ...formHeaders, 'x-plivo-signature-v3-nonce': '24725744043720739450' },
    body: form.toString(),
  },
  {
    ...vendor(
      discord,
      'discord-interactions',
      discordKey,
      (key) =>
        ({ headers, body }) =>
          verifyKey(body, headers['x-signature-ed25519'] ?? '', headers['x-signature-timestamp'] ?? '', key),
    ),
    sign: (request, now) => {
      const time = String(Math.floor(now / 1_000));
      const made = sign(null, Buffer.concat([Buffer.from(time), request.body]), discordKeys.privateKey);
      const signatures = [
        ['x-signature-timestamp', time],
        ['x-signature-ed25519', made.toString('hex')],
      ] as const;
      return { ...request, headers: new Map([...request.headers, ...signatures]) };
    },
  },
  {
    ...vendor(sendgrid, '@sendgrid/eventwebhook', sendgridKey, (secret) => {
      const webhook = new EventWebhook();
      const key = webhook.convertPublicKeyToECDSA(secret);
      return ({ headers, body }) =>
        webhook.verifySignature(
          key,
          body,
          headers['x-twilio-email-event-webhook-signature'] ?? '',
          headers['x-twilio-email-event-webhook-timestamp'] ?? '',
        );
    }),
    body: `[${json}]`,
    sign: (request, now) => {
      const time = String(Math.floor(now / 1_000));
      const made = sign('sha256', Buffer.concat([Buffer.from(time), request.body]), sendgridKeys.privateKey);
      const signatures = [
        ['x-twilio-email-event-webhook-timestamp', time],
        ['x-twilio-email-event-webhook-signature', made.toString('base64')],
      ] as const;
      return { ...request, headers: new Map([...request.headers, ...signatures]) };
    },
  },
  vendor(
    sanity,
    '@sanity/webhook',
    hexKey,
    (secret) =>
      ({ headers, body }) =>
        isValidSignature(body, headers['sanity-webhook-signature'] ?? '', secret),
  ),
  vendor(workos, '@workos-inc/node', 'mK2vT8xQ4rW9nZ1cB6yL3sD7f', (secret) => {
    const { webhooks } = new WorkOS('sk_none');
    return ({ headers, body }) =>
      webhooks.verifyHeader({ payload: body, sigHeader: headers['workos-signature'] ?? '', secret });
  }),
  vendor(mux, '@mux/mux-node', hexKey.slice(0, 32), (secret) => {
    const { webhooks } = new Mux({ tokenId: 'none', tokenSecret: 'none' });
    return async ({ headers, body }) => {
      await webhooks.verifySignature(body, headers, secret);
      return true;
    };
  }),
  {
    ...vendor(linear, '@linear/sdk', 'lin_wh_7Jq2mXw9Tz4LrKs1VkBcYd8HpN3fGa5e', (secret) => {
      const client = new LinearWebhookClient(secret);
      return ({ headers, body }) =>
        client.verify(
          Buffer.from(body),
          headers['linear-signature'] ?? '',
          Number((JSON.parse(body) as { webhookTimestamp: number }).webhookTimestamp),
        );
    }),
    body: `{"action":"create","type":"Issue","webhookTimestamp":${Date.now()},"data":${json}}`,
  },
  {
    ...vendor(
      contentful,
      '@contentful/node-apps-toolkit',
      'HC6VzsJataBC9d99t0f9zCsvocIJf2imamlxpWW46ehAHvsjsObgYagXeheKI_ye',
      (secret) =>
        ({ headers, body }) =>
          verifyRequest(secret, { method: 'POST', path: '/contentful', headers, body }),
    ),
    headers: { 'x-contentful-topic': 'ContentManagement.Entry.publish', 'x-contentful-webhook-name': 'Hook' },
  },
  vendor(messagebird, 'messagebird', hexKey, (secret) => {
    const key = createSecretKey(Buffer.from(secret));
    return ({ headers, body }) =>
      verifyMessageBird(
        'https://hooks.example.com/messagebird',
        Buffer.from(body),
        headers['messagebird-signature-jwt'],
        key,
      );
  }),
  vendor(
    hygraph,
    '@hygraph/utils',
    hexKey,
    (secret) =>
      ({ headers, body }) =>
        verifyHygraph({ rawPayload: body, signature: headers['gcms-signature'] ?? '', secret }),
  ),
  {
    ...vendor(onfido, '@onfido/api', 'YKOC6mkBxi6yK2zlUIrLMvsJMFEZObP5', (secret) => {
      const verifier = new WebhookEventVerifier(secret);
      return ({ headers, body }) => verifier.readPayload(body, headers['x-sha2-signature'] ?? '');
    }),
    body: `{"payload":{"resource_type":"check","action":"check.completed","object":${json}}}`,
    parses: true,
  },
  vendor(
    notion,
    '@notionhq/client',
    `secret_${hexKey.slice(0, 43)}`,
    (verificationToken) =>
      ({ headers, body }) =>
        verifyNotion({ body, signature: headers['x-notion-signature'], verificationToken }),
  ),
  vendor(stream, '@stream-io/node-sdk', hexKey, (secret) => {
    const client = new StreamClient('key', secret);
    return ({ headers, body }) => client.verifyWebhook(body, headers['x-signature'] ?? '');
  }),
];

function vendor(provider: Provider, sdk: string, secret: string, verifier: Vendor['verifier']): Vendor {
  return { provider, sdk, secret, verifier, body: json };
}
