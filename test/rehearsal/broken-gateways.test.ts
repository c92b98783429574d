import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { stageAt } from '../../src/cli/send/stage-at.ts';
import type { Endpoint } from '../../src/domain/endpoint.ts';
import type { WebhookEvent } from '../../src/domain/event.ts';
import { configured, type Provider } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';
import { slack } from '../../src/domain/providers/slack.ts';
import { twilio } from '../../src/domain/providers/twilio.ts';
import type { Scheme, Signable } from '../../src/domain/verification/scheme.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import { isRejection } from '../../src/domain/verification/verdict.ts';
import type { Publisher, Receipt } from '../../src/ports/publisher.ts';
import type { Mood } from '../../src/rehearsal/mood.ts';
import { oversize } from '../../src/rehearsal/moods/oversize.ts';
import { moods } from '../../src/rehearsal/moods.ts';
import { rehearse } from '../../src/rehearsal/rehearse.ts';
import { bySecret } from '../../src/rehearsal/signing-key.ts';
import type { Stage } from '../../src/rehearsal/stage.ts';
import { StandIn } from '../../src/rehearsal/stand-in.ts';
import { RecordingPublisher } from '../support/fakes.ts';
import { breakableGateway, type Fault } from './breakable-gateway.ts';

/** The bodies of all deliveries, as they were signed. */
const made: Buffer[] = [];

const of = {
  slack: sender(
    slack,
    '8f742231b10e8888abcd99yyyzzz85a5',
    '{"type":"event_callback","event_id":"Ev<unique>","event":{"type":"message"}}',
    'application/json',
  ),
  twilio: sender(
    twilio,
    '5820f7149c63e97b1a46d8350e2694b7',
    'MessageSid=SM<unique>&Body=hello',
    'application/x-www-form-urlencoded',
  ),
};
const before = '0d1f7a3be52c49d6a8e07c1b94f3d625';
const hourMs = 3_600_000;

function sender(provider: Provider, secret: string, body: string, type: string) {
  const endpoint: Endpoint = {
    name: 'hook',
    provider: configured(provider),
    secretId: 'hooks/one',
    bus: 'default',
    format: 'payload',
  };
  const make = () => {
    const whole = Buffer.from(body.replace('<unique>', randomUUID()));
    made.push(whole);
    return { method: 'POST', headers: new Map([['content-type', type]]), body: whole };
  };
  return { endpoint, secret: new Secret(secret), make };
}

/** A bus that can be looked at, and takes nothing twice. */
class Bus implements Publisher {
  readonly #keys = new Set<string>();
  #added = 0;

  async publish(events: readonly WebhookEvent[]): Promise<readonly Receipt[]> {
    return events.map((event) => this.put(event));
  }

  put({ suppressionKey }: Pick<WebhookEvent, 'suppressionKey'>): Receipt {
    if (suppressionKey !== undefined && this.#keys.has(suppressionKey)) return { status: 'duplicate' };
    if (suppressionKey !== undefined) this.#keys.add(suppressionKey);
    this.#added += 1;
    return { status: 'published' };
  }

  newEvents(): number {
    const added = this.#added;
    this.#added = 0;
    return added;
  }
}

interface Played {
  readonly at?: keyof typeof of;
  /** Until when the replaced secret is good, from now on; where there is one. */
  readonly previousMs?: number;
  readonly some?: readonly Mood[];
  /** How long an answer is waited for: on a busy machine, ten at once take their time. */
  readonly timeoutMs?: number;
}

const light = moods.filter((mood) => mood !== oversize);

/** The moods in which a gateway with this fault is told to be wrong. */
async function wrongIn(
  fault: Fault,
  { at = 'slack', previousMs, some = light, timeoutMs = 10_000 }: Played = {},
) {
  const { endpoint, secret, make } = of[at];
  const previous = new Secret(before, {
    stage: 'previous',
    position: 0,
    from: 0,
    until: Date.now() + (previousMs ?? 0),
  });
  const { publisher = new Bus() } = fault;
  const gateway = await breakableGateway(endpoint, [secret, previous], { ...fault, publisher });
  const { origin, host } = new URL(gateway.url);
  const to = { origin, host, rawPath: '/hook', rawQuery: '' };
  const standIn = new StandIn({
    endpoint,
    to,
    make,
    keys: {
      current: bySecret(secret),
      previous:
        previousMs === undefined
          ? undefined
          : { key: bySecret(new Secret(before)), until: Date.now() + previousMs },
      stranger: async () => bySecret(new Secret('77aa01ce4b8d92f6350e1c7db9f84a63')),
    },
    repeats: 'not documented',
    others: [configured(github)],
    clock: systemClock,
  });
  const stage: Stage = {
    ...stageAt(to, { timeoutMs, dripMs: 10 }, new AbortController().signal),
    pause: async () => {},
    ...(publisher instanceof Bus && { newEvents: async () => publisher.newEvents() }),
  };
  const wrong: string[] = [];
  try {
    for await (const { mood, verdict } of rehearse(some, standIn, stage)) {
      expect([mood, verdict]).not.toEqual([mood, 'not run']);
      if (verdict === 'wrong') wrong.push(mood);
    }
  } finally {
    gateway.close();
  }
  return wrong;
}

/** A gateway whose scheme looks at something else than it should. */
function examining(change: (scheme: Scheme) => Scheme['examine']): Fault {
  return {
    endpoint: ({ provider, ...endpoint }) => ({
      ...endpoint,
      provider: { ...provider, scheme: { ...provider.scheme, examine: change(provider.scheme) } },
    }),
  };
}

const withoutTime = examining(
  (scheme) => (request, now) => scheme.examine(request, scheme.time?.of(request) ?? now),
);

const withoutComparison = examining((scheme) => (request, now) => {
  const claim = scheme.examine(request, now);
  return isRejection(claim) ? claim : { kind: 'token', shown: of.slack.secret.reveal() };
});

const withoutBody = examining(
  (scheme) => (request, now) => scheme.examine({ ...request, body: asSigned(request.body) }, now),
);

/** Before one of its letters was changed. */
function asSigned(body: Uint8Array): Uint8Array {
  const isNear = (one: Buffer) =>
    one.length === body.length && one.filter((byte, at) => byte !== body[at]).length <= 1;
  return made.find(isNear) ?? body;
}

const withoutQuery = examining(
  (scheme) => (request: Signable, now) =>
    scheme.examine({ ...request, rawQuery: '', url: request.url.replace(/[?].*/, '') }, now),
);

const takingAnyMethod: Fault = {
  endpoint: ({ provider, ...endpoint }) => ({
    ...endpoint,
    provider: { ...provider, methods: ['GET', 'PUT', 'DELETE', ...provider.methods] },
  }),
};

/** Answers what is refused in another way. */
function refusing(instead: (code: string) => { readonly statusCode: number; readonly body: string }): Fault {
  return {
    handler: (good) => async (event) => {
      const answer = await good(event);
      return answer.statusCode === 401 ? instead('signature_mismatch') : answer;
    },
  };
}

const refused = [
  'stale',
  'future',
  'tampered body',
  'tampered signature',
  'unsigned',
  'old secret',
  'as another',
];

const taken = ['usual', 'tampered url', 'twice', 'retry', 'burst', 'slow', 'abort'];

function failing(): RecordingPublisher {
  const publisher = new RecordingPublisher();
  publisher.receiptFor = () => ({ status: 'unavailable', reason: 'outage', code: 'bus_is_down' });
  return publisher;
}

function losing(): Bus {
  const bus = new Bus();
  bus.put = () => ({ status: 'published' });
  return bus;
}

function forgetting(): Bus {
  const bus = new Bus();
  const put = bus.put.bind(bus);
  bus.put = () => put({});
  return bus;
}

/** Refuses, and publishes all the same. */
function leaking(): Fault {
  const publisher = new Bus();
  return {
    publisher,
    handler: (good) => async (event) => {
      const answer = await good(event);
      if (answer.statusCode === 401) publisher.put({});
      return answer;
    },
  };
}

/** Takes nothing twice, and says so. */
function takingOnce(): Fault {
  const seen = new Set<string>();
  return {
    handler: (good) => async (event) => {
      const key = String(event.body);
      if (seen.has(key)) return { statusCode: 409, body: '' };
      const answer = await good(event);
      if (answer.statusCode < 300) seen.add(key);
      return answer;
    },
  };
}

describe('a rehearsal', () => {
  it('finds nothing wrong with a gateway that does what it should', async () => {
    expect(await wrongIn({}, { some: moods })).toEqual([]);
    expect(await wrongIn({}, { at: 'twilio' })).toEqual([]);
    expect(await wrongIn({}, { previousMs: hourMs })).toEqual([]);
    expect(await wrongIn({}, { previousMs: -hourMs })).toEqual([]);
  });

  const notEnding: Fault = { secrets: (good) => good.map((one) => new Secret(one.reveal())) };
  it.each<[string, Fault, Played, string[]]>([
    ['looks at no time', withoutTime, {}, ['stale', 'future']],
    ['compares no signature', withoutComparison, {}, ['tampered body', 'tampered signature', 'old secret']],
    ['does not look at the body', withoutBody, {}, ['tampered body']],
    ['does not look at the URL', withoutQuery, { at: 'twilio' }, ['tampered url']],
    ['takes a body of any size', { mostBytes: 2 ** 30 }, { some: [oversize] }, ['oversize']],
    ['takes a replaced secret for ever', notEnding, { previousMs: -hourMs }, ['old secret']],
    [
      'forgets a replaced secret at once',
      { secrets: ([newest]) => (newest ? [newest] : []) },
      { previousMs: hourMs },
      ['old secret'],
    ],
    [
      'says why it refuses',
      refusing((error) => ({ statusCode: 401, body: JSON.stringify({ error }) })),
      {},
      refused,
    ],
    ['breaks over noise', refusing(() => ({ statusCode: 500, body: '{"error":"internal"}' })), {}, refused],
    ['answers 2xx to all', refusing(() => ({ statusCode: 200, body: '' })), {}, refused],
    ['takes any method', takingAnyMethod, {}, ['other method']],
    ['drops a burst', { mostAtOnce: 4 }, {}, ['burst']],
    ['takes nothing twice', takingOnce(), {}, ['twice', 'retry']],
    ['answers 200 and publishes nothing', { publisher: losing() }, {}, taken],
    ['publishes what came before', { publisher: forgetting() }, {}, ['twice', 'retry']],
    ['publishes what it refuses', leaking(), {}, refused],
    ['is stuck once somebody hung up', { hangsOnceAbandoned: true }, { timeoutMs: 1_500 }, ['abort']],
  ])('finds it where a gateway %s', async (_, fault, how, expected) => {
    expect(await wrongIn(fault, how)).toEqual(expected);
  });

  it('finds it where a bus takes nothing, whatever is answered then', async () => {
    expect(await wrongIn({ publisher: failing() })).toEqual(taken);
  });
});
