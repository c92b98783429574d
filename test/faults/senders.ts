/** What providers send, when they send it again, and what has to be on the bus afterwards, worked out without our code. */
import { createHash } from 'node:crypto';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import {
  fromGithub,
  fromStripe,
  fromTwilio,
  githubUrn,
  host,
  type TwilioFields,
  twilioSignature,
} from '../support/senders.ts';
import { Random } from './random.ts';

export const secrets = {
  'hooks/github': 'It is a Secret to Everybody',
  'hooks/stripe': 'whsec_Mtnt8fYjmVm2xfFqPJnvdzDKAVZKRXHb',
  'hooks/twilio': '5820f7149c63e97b1a46d8350e2694b7',
};

export const endpoints = {
  github: { provider: 'github', secretId: 'hooks/github' },
  stripe: { provider: 'stripe', secretId: 'hooks/stripe', bus: 'payments' },
  sms: { provider: 'twilio', secretId: 'hooks/twilio', bus: 'comms' },
};

/** An event that must be on the bus. */
export interface Expected {
  readonly urn: string;
  readonly bus: string;
  readonly source: string;
  readonly detailType: string;
  readonly detail: string;
  /** Epoch ms, where the sender says when it was; else it is when one of the attempts was received. */
  readonly time?: number;
}

export interface Sending {
  readonly what: string;
  readonly provider: 'github' | 'stripe' | 'twilio';
  /** How often the provider repeats what was not answered with 2xx. */
  readonly repeats: number;
  readonly expected: readonly Expected[];
  /** One attempt, signed as of now. */
  attempt(): Promise<LambdaFunctionURLEvent>;
}

/** As GitHub does (never), as Twilio does by default, as Stripe does in its sandbox. */
const repeats = { github: 0, twilio: 1, stripe: 3 };

const texts: readonly [string, ...string[]] = [
  'plain',
  'žluťoučký kůň',
  '🐎 and 👩‍👩‍👧',
  'مرحبا بالعالم',
  '\ufffe\uffff \u2028\u2029 \u0000',
  '"quotes", \\backslashes\\ and </script>',
];

type Maker = (name: string, random: Random, size: number) => Sending;

/** @param limit the entry limit: some bodies are smaller, some are larger, some are about that size */
export function sendings(seed: number, count: number, limit: number): readonly Sending[] {
  return Array.from({ length: count }, (_, n) => {
    const random = new Random(seed, 'delivery', n);
    const sizes: readonly [number, ...number[]] = [
      0,
      0,
      0,
      900,
      limit - 600 + random.int(0, 900),
      limit * 2,
      limit * 6,
    ];
    return random.pick(makers)(`${seed}-${n}`, random, random.pick(sizes));
  });
}

const githubJson: Maker = (name, random, size) => {
  const number = `${random.int(1, 9)}${'0'.repeat(random.int(0, 17))}1`;
  const body = `{ "action":"opened","n":${number}, "x":1.50, "x":2, "text":${fill(random, size)}, "u":"\\ud83d\\udc0e \\u0041" }`;
  return fromGithubAs(name, body, body);
};

const githubForm: Maker = (name, random, size) => {
  const payload = `{"ref":"refs/heads/main","text":${fill(random, Math.floor(size / 3))}}`;
  const body = new URLSearchParams({ payload }).toString();
  return fromGithubAs(name, body, payload, { 'content-type': 'application/x-www-form-urlencoded' });
};

const githubText: Maker = (name, random, size) => {
  const body = `no JSON: ${fill(random, size)}`;
  return fromGithubAs(name, body, wrapped('text', JSON.stringify(body)));
};

const githubList: Maker = (name, random, size) => {
  const body = `[1.0, ${fill(random, size)}]`;
  return fromGithubAs(name, body, wrapped('json', body));
};

const stripeEvent: Maker = (name, random, size) => {
  const created = 1_795_435_200 + random.int(0, 86_400);
  const id = `evt_${name}`;
  const body = `{"id":"${id}","object":"event","type":"invoice.paid","created":${created},"data":${fill(random, size)}}`;
  const event = { source: 'stripe.com', bus: 'payments', detailType: 'invoice.paid', detail: body };
  return {
    what: `stripe ${size}`,
    provider: 'stripe',
    repeats: repeats.stripe,
    expected: [{ ...event, urn: `urn:sallyport:stripe:${id}`, time: created * 1000 }],
    attempt: async () => fromStripe(secrets['hooks/stripe'], body),
  };
};

const twilioMessage: Maker = (name, random, size) => {
  const fields = {
    MessageSid: `SM${name}`,
    SmsStatus: 'received',
    Body: JSON.parse(fill(random, Math.floor(size / 3))) as string,
    MediaUrl: ['https://b.example', 'https://a.example'],
  };
  return fromTwilioAs(name, fields, `SM${name}%3Areceived`, 'message.received');
};

const twilioToken: Maker = (name, random, size) => {
  const fields = {
    CallSid: `CA${name}`,
    CallStatus: 'completed',
    Note: JSON.parse(fill(random, Math.floor(size / 3))) as string,
  };
  return fromTwilioAs(name, fields, `token-${name}`, 'call.completed', {
    'i-twilio-idempotency-token': `token-${name}`,
  });
};

/** Event Streams: many CloudEvents in one delivery. */
const twilioBatch: Maker = (name, random, size) => {
  const time = Date.UTC(2026, 10, 23, 12) + random.int(0, 86_400) * 1000;
  const elements = Array.from({ length: random.int(1, 25) }, (_, at) => {
    const text = fill(random, random.chance(0.15) ? size : 20);
    return `{"specversion":"1.0", "type":"com.twilio.sent","id":"EZ${name}-${at}","time":"${new Date(time).toISOString()}","data":${text}}`;
  });
  const body = `[${elements.join(' , ')}]`;
  const rawQuery = `bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
  const event = { source: 'twilio.com', bus: 'comms', detailType: 'com.twilio.sent', time };
  return {
    what: `twilio batch of ${elements.length}`,
    provider: 'twilio',
    repeats: repeats.twilio,
    expected: elements.map((detail, at) => ({ ...event, detail, urn: `urn:sallyport:sms:EZ${name}-${at}` })),
    attempt: async () => {
      const headers = {
        'content-type': 'application/json',
        'x-twilio-signature': twilioSignature(secrets['hooks/twilio'], `https://${host}/sms?${rawQuery}`),
      };
      return fromTwilio(secrets['hooks/twilio'], {}, { body, rawQuery, headers });
    },
  };
};

const makers: readonly [Maker, ...Maker[]] = [
  githubJson,
  githubJson,
  githubForm,
  githubText,
  githubList,
  stripeEvent,
  stripeEvent,
  twilioMessage,
  twilioToken,
  twilioBatch,
];

function fromGithubAs(
  name: string,
  body: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Sending {
  const event = { source: 'github.com', bus: 'default', detailType: 'push', detail };
  return {
    what: `github ${Buffer.byteLength(body)}`,
    provider: 'github',
    repeats: repeats.github,
    expected: [{ ...event, urn: githubUrn(body, name) }],
    attempt: () => fromGithub(secrets['hooks/github'], body, { 'x-github-delivery': name, ...headers }),
  };
}

function fromTwilioAs(
  name: string,
  fields: TwilioFields,
  id: string,
  detailType: string,
  headers: Readonly<Record<string, string>> = {},
): Sending {
  const event = { source: 'twilio.com', bus: 'comms', detailType, detail: JSON.stringify(fields) };
  const digest = createHash('sha256')
    .update(`\n0\n${formOf(fields)}`)
    .digest('hex');
  return {
    what: `twilio ${name}`,
    provider: 'twilio',
    repeats: repeats.twilio,
    expected: [{ ...event, urn: `urn:sallyport:sms:${id}%3A${digest.slice(0, 16)}` }],
    attempt: async () => fromTwilio(secrets['hooks/twilio'], fields, { headers }),
  };
}

function formOf(fields: TwilioFields): string {
  const pairs = Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value]),
  );
  return new URLSearchParams(pairs as [string, string][]).toString();
}

/** A JSON string of about that many bytes. */
function fill(random: Random, bytes: number): string {
  const text = random.pick(texts);
  const once = Buffer.byteLength(text);
  return JSON.stringify(text.repeat(Math.max(1, Math.floor(bytes / once))));
}

function wrapped(encoding: string, data: string): string {
  return `{"sallyport":{"body":{"encoding":"${encoding}","data":${data}}}}`;
}
