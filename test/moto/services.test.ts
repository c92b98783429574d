import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { region } from '../infra/loader/clients.ts';
import { MotoServer } from '../support/moto-server.ts';
import { fromGithub, fromStripe, fromTwilio, githubUrn } from '../support/senders.ts';
import { Account } from './account.ts';
import { MotoGateway } from './gateway.ts';

/**
 * What moto does not do as AWS does, and what is therefore tested against the servers of this project only:
 * - PutEvents to a bus that is not there fails in moto; AWS answers as if it had taken the event;
 * - moto has no limit for the size of entries and requests, no throttling and no partial failure;
 * - what a rule hands to a queue lacks `account`, and its `detail` was parsed and printed again, in ASCII: it is
 *   equal, but not the same bytes;
 * - S3 checks no checksum unless a header names its algorithm, which is optional;
 * - DynamoDB deletes no expired item, and no service asks for a permission.
 */

const githubSecret = 'It is a Secret to Everybody';
const stripeSecret = 'whsec_Mtnt8fYjmVm2xfFqPJnvdzDKAVZKRXHb';
const twilioToken = '5820f7149c63e97b1a46d8350e2694b7';
/** So long ago that the second in which an event was received is not the one in which it is redriven. */
const earlierMs = 3_000;

let moto: MotoServer;
let account: Account;
let tests = 0;
const gateways: MotoGateway[] = [];

beforeAll(async () => {
  moto = await MotoServer.start();
});
afterAll(() => moto.stop());

beforeEach(async () => {
  tests += 1;
  account = await Account.open(
    moto,
    String(tests),
    { github: githubSecret, stripe: stripeSecret, twilio: twilioToken },
    ['github.', 'stripe.', 'twilio.'],
  );
});
afterEach(async () => {
  await Promise.all(gateways.splice(0).map((gateway) => gateway.stop()));
  account.close();
});

function configuration(more: object = {}) {
  return {
    endpoints: {
      github: { provider: 'github', secretId: `github-${tests}` },
      stripe: { provider: 'stripe', secretId: `stripe-${tests}` },
      sms: { provider: 'twilio', secretId: `twilio-${tests}` },
    },
    bus: account.bus,
    park: { queueUrl: account.queueUrl('parking'), deadLetterUrl: account.queueUrl('dead') },
    claimCheck: { bucket: account.bucket },
    dedupe: { table: account.table },
    ...more,
  };
}

async function start({
  config = configuration() as object,
  environment = {} as Record<string, string>,
} = {}): Promise<MotoGateway> {
  const gateway = await MotoGateway.start({
    ...account.environment,
    AWS_LAMBDA_FUNCTION_NAME: 'hooks',
    SALLYPORT_CONFIG: JSON.stringify(config),
    ...environment,
  });
  gateways.push(gateway);
  return gateway;
}

/** One whose EventBridge, and nothing else, cannot be reached. */
function startWithoutBus(): Promise<MotoGateway> {
  return start({ environment: { AWS_ENDPOINT_URL_EVENTBRIDGE: 'http://127.0.0.1:1' } });
}

const push = (body: string, receivedAt = Date.now()): Promise<LambdaFunctionURLEvent> =>
  fromGithub(githubSecret, body, {}, { receivedAt });
const inSeconds = (time: number) => new Date(time).toISOString().replace(/[.]\d+Z$/, 'Z');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** An event as EventBridge gives it to consumers, and nothing besides. */
function consumerEvent(parts: object) {
  return {
    version: '0',
    id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    region,
    ...parts,
  };
}

describe('a consumer behind a rule of EventBridge', () => {
  it("gets GitHub's delivery as an event whose detail is what was sent", async () => {
    const gateway = await start();
    const body =
      '{ "action":"opened", "id":9007199254740993, "n":1.50, "text":"žluť 🐎 \\u0041", "o":{"a":[]} }';
    const receivedAt = Date.now();
    await expect(gateway.receive(await push(body, receivedAt))).resolves.toMatchObject({ statusCode: 200 });
    expect(await account.consumed()).toEqual([
      consumerEvent({
        'detail-type': 'push',
        source: 'github.com',
        time: inSeconds(receivedAt),
        resources: [githubUrn(body)],
        detail: JSON.parse(body),
      }),
    ]);
  });

  it("gets Stripe's delivery with the time of its event", async () => {
    const gateway = await start();
    const body = '{"id":"evt_1","type":"invoice.paid","created":1795435200,"data":{"object":{"amount":5}}}';
    await expect(gateway.receive(fromStripe(stripeSecret, body))).resolves.toMatchObject({ statusCode: 200 });
    expect(await account.consumed()).toEqual([
      consumerEvent({
        'detail-type': 'invoice.paid',
        source: 'stripe.com',
        time: '2026-11-23T12:00:00Z',
        resources: ['urn:sallyport:stripe:evt_1'],
        detail: JSON.parse(body),
      }),
    ]);
  });

  it("gets Twilio's delivery as an object of its fields", async () => {
    const gateway = await start();
    const fields = {
      MessageSid: 'SM1',
      Body: "it's here & there+ž",
      MediaUrl: ['b', 'a'],
      SmsStatus: 'received',
    };
    await expect(gateway.receive(fromTwilio(twilioToken, fields))).resolves.toMatchObject({
      statusCode: 200,
    });
    const [event, ...more] = await account.consumed();
    expect(more).toEqual([]);
    expect(event).toEqual(
      consumerEvent({
        'detail-type': expect.any(String),
        source: 'twilio.com',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        resources: [expect.stringMatching(/^urn:sallyport:sms:/)],
        detail: fields,
      }),
    );
  });

  it('gets nothing whose source its rule does not match', async () => {
    const other = await Account.open(moto, `${tests}-other`, {}, ['stripe.']);
    const gateway = await start({ config: configuration({ bus: other.bus }) });
    await gateway.receive(await push('{"n":1}'));
    await gateway.receive(fromStripe(stripeSecret, '{"id":"evt_2","type":"invoice.paid"}'));
    const sources = (await other.consumed()).map(({ source }) => source);
    other.close();
    expect(sources).toEqual(['stripe.com']);
  });

  it('gets what was published to the ARN of a bus', async () => {
    const gateway = await start({ config: configuration({ bus: account.busArn }) });
    expect(await gateway.check()).toEqual({ missingBuses: [], unavailableSecrets: [] });
    await expect(gateway.receive(await push('{"n":1}'))).resolves.toMatchObject({ statusCode: 200 });
    expect((await account.consumed()).map(({ detail }) => detail)).toEqual([{ n: 1 }]);
  });

  it('gets nothing of a delivery that nobody signed', async () => {
    const gateway = await start();
    await expect(gateway.receive(await fromGithub('another secret', '{"n":1}'))).resolves.toMatchObject({
      statusCode: 401,
    });
    expect(await account.consumed()).toEqual([]);
    expect(await account.seen()).toEqual([]);
  });
});

describe('a delivery that is too big for an entry', () => {
  const body = `{"action":"opened","n":1.50,"nested":{"a":1},"text":"${'ž'.repeat(600_000)}"}`;

  it('is in the bucket, and the consumer gets a pointer to it', async () => {
    const gateway = await start();
    const receivedAt = Date.now();
    await expect(gateway.receive(await push(body, receivedAt))).resolves.toMatchObject({ statusCode: 200 });
    const [object, ...more] = await account.objects();
    expect(more).toEqual([]);
    expect(object).toEqual({
      key: `github/${new Date(receivedAt).toISOString().slice(0, 10)}/${sha256(body)}.json`,
      text: body,
      contentType: 'application/json',
    });
    expect(await account.consumed()).toEqual([
      consumerEvent({
        'detail-type': 'push',
        source: 'github.com',
        time: inSeconds(receivedAt),
        resources: [githubUrn(body)],
        detail: {
          sallyport: {
            claimCheck: {
              bucket: account.bucket,
              key: object?.key,
              size: Buffer.byteLength(body),
              sha256: sha256(body),
            },
          },
          fields: { action: 'opened', n: 1.5 },
        },
      }),
    ]);
  });

  it('is refused with 413 where there is no bucket', async () => {
    const gateway = await start({ config: configuration({ claimCheck: undefined }) });
    await expect(gateway.receive(await push(body))).resolves.toMatchObject({ statusCode: 413 });
    expect(await account.consumed()).toEqual([]);
    expect(await account.take('parking')).toEqual([]);
  });

  it('is answered 503 where the bucket is not there', async () => {
    const gateway = await start({ config: configuration({ claimCheck: { bucket: 'no-such-bucket' } }) });
    await expect(gateway.receive(await push(body))).resolves.toMatchObject({ statusCode: 503 });
    expect(gateway.named('claim_check_failed')).toMatchObject([{ error: 'NoSuchBucket' }]);
    expect(await account.consumed()).toEqual([]);
  });
});

describe('a delivery that is repeated', () => {
  it('reaches the consumer once, and is answered as the first was', async () => {
    const gateway = await start();
    const event = await push('{"n":1}');
    const first = await gateway.receive(event);
    const second = await gateway.receive(event);
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(gateway.outcomes).toEqual(['accepted', 'duplicate']);
    expect(await account.consumed()).toHaveLength(1);
  });

  it('reaches the consumer once when another process gets the repetition', async () => {
    const [one, another] = await Promise.all([start(), start()]);
    const event = await push('{"n":1}');
    await one.receive(event);
    await another.receive(event);
    expect([...one.outcomes, ...another.outcomes]).toEqual(['accepted', 'duplicate']);
    expect(await account.consumed()).toHaveLength(1);
  });

  it('is told apart from another one of the same id', async () => {
    const gateway = await start();
    await gateway.receive(await push('{"n":1}'));
    await gateway.receive(await push('{"n":2}'));
    expect(gateway.outcomes).toEqual(['accepted', 'accepted']);
    expect((await account.consumed()).map(({ detail }) => detail)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('is known from an item that is done, and that the table deletes when the window is over', async () => {
    const windowSeconds = 3_600;
    const gateway = await start({
      config: configuration({ dedupe: { table: account.table, windowSeconds } }),
    });
    const earliest = Math.floor(Date.now() / 1_000) + windowSeconds;
    await gateway.receive(await push('{"n":1}'));
    const latest = Math.ceil(Date.now() / 1_000) + windowSeconds;
    const [item, ...more] = await account.seen();
    expect(more).toEqual([]);
    expect(item).toEqual({
      pk: { S: expect.any(String) },
      state: { S: 'done' },
      expires: { N: expect.any(String) },
    });
    expect(Number(item?.expires?.N)).toBeGreaterThanOrEqual(earliest);
    expect(Number(item?.expires?.N)).toBeLessThanOrEqual(latest);
  });

  it('is published again where its claim was given up', async () => {
    const big = `{"text":"${'x'.repeat(1_000_000)}"}`;
    const config = configuration({ claimCheck: undefined });
    const gateway = await start({ config });
    await expect(gateway.receive(await push(big))).resolves.toMatchObject({ statusCode: 413 });
    expect(await account.seen()).toEqual([]);
    await expect((await start()).receive(await push(big))).resolves.toMatchObject({ statusCode: 200 });
    expect(await account.consumed()).toHaveLength(1);
  });

  it('is published twice where there is no table, and never lost', async () => {
    const gateway = await start({ config: configuration({ dedupe: { table: 'no-such-table' } }) });
    const event = await push('{"n":1}');
    const answers = [await gateway.receive(event), await gateway.receive(event)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await account.consumed()).toHaveLength(2);
    expect(gateway.sum('DedupeFailed')).toBeGreaterThan(0);
  });
});

describe('the check', () => {
  it('finds nothing wrong where bus and secrets are there', async () => {
    const gateway = await start();
    expect(await gateway.check()).toEqual({ missingBuses: [], unavailableSecrets: [] });
    expect(gateway.sum('BusMissing')).toBe(0);
  });

  it('says which bus is not there, at the start and when it is called', async () => {
    const gateway = await start({ config: configuration({ bus: 'nowhere' }) });
    expect(gateway.named('bus_missing')).toMatchObject([{ level: 'error', bus: 'nowhere' }]);
    expect(gateway.sum('BusMissing')).toBe(1);
    expect(await gateway.check()).toEqual({ missingBuses: ['nowhere'], unavailableSecrets: [] });
    expect(gateway.sum('BusMissing')).toBe(2);
  });

  it('says which secret is not there', async () => {
    const gateway = await start({
      config: configuration({ endpoints: { github: { provider: 'github', secretId: 'lost' } } }),
    });
    expect(await gateway.check()).toEqual({ missingBuses: [], unavailableSecrets: ['lost'] });
  });
});

describe('what EventBridge does not take', () => {
  const body = '{"action":"opened","id":9007199254740993,"text":"žluť 🐎 \\u0041\\ufffe"}';

  it('is parked, and redriven with the time and the resources of its receipt', async () => {
    const broken = await startWithoutBus();
    const receivedAt = Date.now() - earlierMs;
    await expect(broken.receive(await push(body, receivedAt))).resolves.toMatchObject({ statusCode: 200 });
    expect(broken.outcomes).toEqual(['parked']);
    expect(await account.consumed()).toEqual([]);

    const parked = await account.parked();
    expect(parked.Records).toHaveLength(1);
    expect(await (await start()).redrive(parked)).toEqual([]);
    expect(await account.consumed()).toEqual([
      consumerEvent({
        'detail-type': 'push',
        source: 'github.com',
        time: inSeconds(receivedAt),
        resources: [githubUrn(body)],
        detail: JSON.parse(body),
      }),
    ]);
    expect(await account.take('dead')).toEqual([]);
  });

  it('is a duplicate when its sender repeats it while it is parked', async () => {
    const broken = await startWithoutBus();
    const event = await push(body);
    await broken.receive(event);
    await (await start()).receive(event);
    expect(await account.consumed()).toEqual([]);
    expect((await account.parked()).Records).toHaveLength(1);
  });

  it('is parked as a pointer where it is too big for an entry', async () => {
    const big = `{"n":1,"text":"${'x'.repeat(1_000_000)}"}`;
    const broken = await startWithoutBus();
    await expect(broken.receive(await push(big))).resolves.toMatchObject({ statusCode: 200 });
    expect((await account.objects()).map(({ text }) => text)).toEqual([big]);
    expect(await (await start()).redrive(await account.parked())).toEqual([]);
    const claimCheck = { bucket: account.bucket, sha256: sha256(big), size: big.length };
    expect(await account.consumed()).toMatchObject([
      { detail: { sallyport: { claimCheck }, fields: { n: 1 } } },
    ]);
  });

  it('is parked in the bucket where it fits into an entry and not into a message', async () => {
    const wide = JSON.stringify({ text: '"'.repeat(300_000) });
    const broken = await startWithoutBus();
    await expect(broken.receive(await push(wide))).resolves.toMatchObject({ statusCode: 200 });
    const [object, ...more] = await account.objects();
    expect(more).toEqual([]);
    expect(object?.key).toMatch(/^parked\/github\//);
    const parked = await account.parked();
    expect(parked.Records[0]?.body.length).toBeLessThan(1_000);
    expect(await (await start()).redrive(parked)).toEqual([]);
    expect(await account.consumed()).toMatchObject([
      { resources: [githubUrn(wide)], detail: JSON.parse(wide) },
    ]);
  });

  it('stays in the queue, hidden for a while, when EventBridge still fails', async () => {
    const broken = await startWithoutBus();
    await broken.receive(await push(body));
    const parked = await account.parked();
    expect(await broken.redrive(parked, 4_000)).toEqual([{ itemIdentifier: parked.Records[0]?.messageId }]);
    expect(broken.named('backoff_failed')).toEqual([]);
    expect((await account.parked()).Records).toEqual([]);
    expect(await account.take('dead')).toEqual([]);
  });
});

describe('what will never be taken', () => {
  const parkedText = (detail: string) =>
    JSON.stringify({
      v: 1,
      event: {
        id: 'd1',
        endpoint: 'github',
        bus: account.bus,
        source: 'github.com',
        detailType: 'push',
        time: Date.UTC(2026, 10, 23, 12),
        resources: ['urn:sallyport:github:d1'],
        detail,
      },
    });

  it.each([
    { what: 'a detail that is not JSON', text: () => parkedText('{'), reason: 'MalformedDetail' },
    { what: 'a message of somebody else', text: () => 'hello', reason: 'unreadable' },
  ])('becomes a dead letter with its reason, and the rest passes: $what', async ({ text, reason }) => {
    await account.park(text());
    await account.park(parkedText('{"n":1}'));
    const parked = await account.parked();
    expect(parked.Records).toHaveLength(2);
    const gateway = await start();
    expect(await gateway.redrive(parked)).toEqual([]);
    expect(await account.consumed()).toMatchObject([{ time: '2026-11-23T12:00:00Z', detail: { n: 1 } }]);
    expect(await account.take('dead')).toMatchObject([
      { Body: text(), MessageAttributes: { reason: { StringValue: reason } } },
    ]);
  });
});
