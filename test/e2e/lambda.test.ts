import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer, awsError } from '../support/aws-server.ts';
import { InitFailed, LambdaProcess } from '../support/lambda-process.ts';
import { fromGithub, fromStripe, fromTwilio, githubUrn, host, twilioSignature } from '../support/senders.ts';

const githubSecret = 'It is a Secret to Everybody';
const stripeSecret = 'whsec_Mtnt8fYjmVm2xfFqPJnvdzDKAVZKRXHb';
const twilioToken = '5820f7149c63e97b1a46d8350e2694b7';
const originSecret = 'origin of all the good requests';
const stored = {
  'hooks/github': githubSecret,
  'hooks/stripe': stripeSecret,
  'hooks/twilio': twilioToken,
  'hooks/origin': originSecret,
};
const config = {
  endpoints: {
    github: { provider: 'github', secretId: 'hooks/github' },
    stripe: { provider: 'stripe', secretId: 'hooks/stripe', bus: 'payments' },
    sms: { provider: 'twilio', secretId: 'hooks/twilio' },
  },
};
const body = '{"action":"opened","n":1}';
const unauthorized = { statusCode: 401, body: '{"error":"unauthorized"}' };
const unavailable = { statusCode: 503, body: '{"error":"unavailable"}', headers: { 'retry-after': '30' } };

let server: AwsServer;
let environment: Record<string, string>;
const processes: LambdaProcess[] = [];

beforeEach(async () => {
  server = new AwsServer(stored);
  environment = {
    ...awsEnvironment(await server.listen()),
    AWS_LAMBDA_FUNCTION_NAME: 'hooks',
    SALLYPORT_CONFIG: JSON.stringify(config),
  };
});

afterEach(async () => {
  await Promise.all(processes.splice(0).map((one) => one.stop()));
  await server.close();
});

async function start(more: Readonly<Record<string, string>> = {}): Promise<LambdaProcess> {
  const lambda = await LambdaProcess.start({ ...environment, ...more });
  processes.push(lambda);
  return lambda;
}

function configured(document: unknown): Record<string, string> {
  return { SALLYPORT_CONFIG: JSON.stringify(document) };
}

/** The secrets that were asked for, once per call. */
function lookUps(): readonly unknown[] {
  return server.calls.flatMap(({ operation, input }) => (/Secret/.test(operation) ? [input.SecretId] : []));
}

function details(): readonly unknown[] {
  return server.entries.map(({ Detail }) => Detail);
}

function failingEntries(code: string) {
  return { body: { FailedEntryCount: 1, Entries: [{ ErrorCode: code, ErrorMessage: 'no' }] } };
}

describe('a delivery', () => {
  it('of GitHub is on the bus as the text that was sent', async () => {
    const text =
      '{ "z":1, "a":12345678901234567890e-2, "id":9007199254740993, "n":1.50, "n":2, "text":"žluť 🐎 \\u0041" }';
    const lambda = await start();
    await expect(lambda.invoke(await fromGithub(githubSecret, text))).resolves.toMatchObject({
      statusCode: 200,
      body: '',
    });
    expect(server.entries).toEqual([
      {
        EventBusName: 'default',
        Source: 'github.com',
        DetailType: 'push',
        Detail: text,
        Time: expect.any(Number),
        Resources: [githubUrn(text)],
      },
    ]);
  });

  it('of Stripe is on the bus of its endpoint, with the time of its event', async () => {
    const event = '{"id":"evt_1","type":"invoice.paid","created":1795435200,"amount":10000000000000000001}';
    const lambda = await start();
    await expect(lambda.invoke(fromStripe(stripeSecret, event))).resolves.toMatchObject({ statusCode: 200 });
    expect(server.entries).toEqual([
      {
        EventBusName: 'payments',
        Source: 'stripe.com',
        DetailType: 'invoice.paid',
        Detail: `{"sallyport":{"body":{"encoding":"text","data":${JSON.stringify(event)}}}}`,
        Time: 1_795_435_200,
        Resources: ['urn:sallyport:stripe:evt_1'],
      },
    ]);
  });

  it('of Twilio is on the bus as an object of its fields, and is answered in TwiML', async () => {
    const lambda = await start();
    const fields = {
      MessageSid: 'SM1',
      Body: "it's here & there+ž",
      '1': 'a',
      MediaUrl: ['b', 'a'],
      SmsStatus: 'received',
    };
    const answer = await lambda.invoke(fromTwilio(twilioToken, fields));
    expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/xml; charset=utf-8' } });
    expect(answer.body).toContain('<Response/>');
    expect(server.entries).toMatchObject([{ Source: 'twilio.com', DetailType: 'message.received' }]);
    expect(JSON.parse(String(details()[0]))).toEqual(fields);
  });

  it('takes along the trace of its request', async () => {
    const lambda = await start();
    const trace = 'Root=1-6b03a340-0123456789abcdef01234567';
    await lambda.invoke(await fromGithub(githubSecret, body, { 'x-amzn-trace-id': trace }));
    expect(server.entries).toMatchObject([{ TraceHeader: trace }]);
  });

  it('keeps its detail-type within what the bus keeps', async () => {
    const lambda = await start();
    await lambda.invoke(await fromGithub(githubSecret, body, { 'x-github-event': 'x'.repeat(300) }));
    expect(server.entries).toMatchObject([{ DetailType: 'x'.repeat(128) }]);
  });

  const odd = [
    { what: 'a list', text: '[1,2]', data: [1, 2], encoding: 'json' },
    { what: 'a number', text: '7', data: 7, encoding: 'json' },
    { what: 'no JSON', text: 'hello', data: 'hello', encoding: 'text' },
    { what: 'an integer beyond 64 bits', text: '{"n":9223372036854775808}', encoding: 'text' },
    { what: 'deeper than the bus takes', text: `${'['.repeat(1_001)}${']'.repeat(1_001)}`, encoding: 'text' },
  ];
  it('that the bus would call malformed is wrapped, and not lost', async () => {
    const lambda = await start();
    for (const { text } of odd) {
      await expect(lambda.invoke(await fromGithub(githubSecret, text))).resolves.toMatchObject({
        statusCode: 200,
      });
    }
    expect(details().map((detail) => JSON.parse(String(detail)))).toEqual(
      odd.map(({ text, data = text, encoding }) => ({ sallyport: { body: { encoding, data } } })),
    );
  });

  it('that is too large is refused with 413 and counted', async () => {
    const lambda = await start();
    const large = JSON.stringify({ text: 'x'.repeat(1_000_000) });
    await expect(lambda.invoke(await fromGithub(githubSecret, large))).resolves.toMatchObject({
      statusCode: 413,
      body: '{"error":"too_large"}',
    });
    expect(server.entries).toEqual([]);
    expect(lambda.lines.filter((line) => 'Oversize' in line)).toMatchObject([{ Endpoint: 'github' }]);
  });

  it('may come in a function that has one endpoint at the path /', async () => {
    const { github } = config.endpoints;
    const lambda = await start(configured({ endpoints: { github } }));
    await expect(
      lambda.invoke(await fromGithub(githubSecret, body, {}, { rawPath: '/' })),
    ).resolves.toMatchObject({ statusCode: 200 });
  });
});

describe('what is not proven', () => {
  it('is turned away, every reason alike, and nothing of it reaches the bus', async () => {
    const lambda = await start();
    const github = (headers: Readonly<Record<string, string>>) => fromGithub(githubSecret, body, headers);
    const tampered = await fromGithub(githubSecret, body);
    const { 'x-hub-signature-256': _, ...unsigned } = tampered.headers;
    const stripe = fromStripe(stripeSecret, body);
    const signature = String(stripe.headers['stripe-signature']);
    const attempts = [
      { event: await fromGithub('another secret', body), code: 'signature_mismatch' },
      { event: { ...tampered, body: `${body} ` }, code: 'signature_mismatch' },
      { event: { ...tampered, headers: unsigned }, code: 'signature_missing' },
      { event: await github({ 'x-hub-signature-256': '' }), code: 'signature_missing' },
      { event: await github({ 'x-hub-signature-256': 'sha256=zz' }), code: 'signature_malformed' },
      {
        event: await github({ 'x-hub-signature-256': `${'sha256=aa,'.repeat(800)}` }),
        code: 'signature_malformed',
      },
      { event: { ...tampered, rawPath: '/nobody' }, code: 'unknown_endpoint' },
      { event: { ...tampered, rawPath: '/' }, code: 'unknown_endpoint' },
      { event: { ...tampered, rawPath: '/github//' }, code: 'unknown_endpoint' },
      { event: { ...tampered, rawPath: '/__proto__' }, code: 'unknown_endpoint' },
      { event: await fromGithub(githubSecret, ''), code: 'signature_mismatch' },
      {
        event: { ...stripe, headers: { ...stripe.headers, 'stripe-signature': `${signature},${signature}` } },
        code: 'timestamp_malformed',
      },
      {
        event: fromStripe(stripeSecret, body, {
          'stripe-signature': signature.replace(/t=\d+/, 't=1795435200000'),
        }),
        code: 'timestamp_malformed',
      },
      {
        event: fromStripe(stripeSecret, body, {
          'stripe-signature': signature.replace(/t=\d+/, 't=1795435200'),
        }),
        code: expect.stringMatching(/^timestamp_(too_old|in_future)$|^signature_mismatch$/),
      },
      { event: fromTwilio('another token', { MessageSid: 'SM1' }), code: 'signature_mismatch' },
    ];
    for (const { event } of attempts) {
      const { leftMs: _left, ...answer } = await lambda.invoke(event);
      expect(answer).toEqual({ ...unauthorized, headers: { 'content-type': 'application/json' } });
    }
    expect(lambda.deliveries.map(({ outcome, code }) => ({ outcome, code }))).toEqual(
      attempts.map(({ code }) => ({ outcome: 'rejected', code })),
    );
    expect(server.callsOf('PutEvents')).toEqual([]);
  });

  it.each(['GET', 'PUT', 'DELETE', 'HEAD'])('and comes by %s is told what is allowed', async (method) => {
    const lambda = await start();
    await expect(lambda.invoke(await fromGithub(githubSecret, body, {}, { method }))).resolves.toMatchObject({
      statusCode: 405,
      headers: { allow: 'POST' },
      body: '{"error":"method_not_allowed"}',
    });
  });

  it('and is no request at all is answered with 400', async () => {
    const lambda = await start();
    for (const event of [{}, 7, 'x', [], { Records: [] }]) {
      await expect(lambda.invoke(event)).resolves.toMatchObject({
        statusCode: 400,
        body: '{"error":"bad_request"}',
      });
    }
  });

  it('and does not come from the origin gets 403 before anything is looked at', async () => {
    const lambda = await start(
      configured({ ...config, originSecretId: 'hooks/origin', secretTtlSeconds: 0 }),
    );
    const [before, known] = [server.calls.length, lookUps().length];
    await expect(lambda.invoke(await fromGithub(githubSecret, body))).resolves.toMatchObject({
      statusCode: 403,
    });
    expect(server.calls).toHaveLength(before);
    const wrong = await fromGithub(githubSecret, body, { 'x-sallyport-origin': 'guess' });
    await expect(lambda.invoke(wrong)).resolves.toMatchObject({
      statusCode: 403,
      body: '{"error":"forbidden"}',
    });
    // it was not fresh; and, as with any secret, it may have been changed a moment ago
    expect(lookUps().slice(known)).toEqual(['hooks/origin', 'hooks/origin']);
    const right = await fromGithub(githubSecret, body, { 'x-sallyport-origin': originSecret });
    await expect(lambda.invoke(right)).resolves.toMatchObject({ statusCode: 200 });
  });
});

describe('Twilio', () => {
  const fields = { CallSid: 'CA1', CallStatus: 'ringing', From: '+14158675309' };
  const configuredAt = (publicUrl: string, options = {}) =>
    configured({ endpoints: { sms: { ...config.endpoints.sms, publicUrl, options } } });

  it.each([`https://${host}:443/sms`, `https://${host}/sms`])('may have signed %s', async (url) => {
    const lambda = await start();
    await expect(lambda.invoke(fromTwilio(twilioToken, fields, {}, url))).resolves.toMatchObject({
      statusCode: 200,
    });
  });

  it.each(["x=it's&y=%27", 'a=b%20c+d', 'z=1&a=2&z=1'])(
    'signs its query as it stands: %s',
    async (rawQuery) => {
      const lambda = await start(configuredAt(`https://${host}/sms?${rawQuery}`));
      await expect(lambda.invoke(fromTwilio(twilioToken, fields, { rawQuery }))).resolves.toMatchObject({
        statusCode: 200,
      });
    },
  );

  it('proves nothing by a query that nobody configured, and is told so in the log', async () => {
    const lambda = await start();
    const event = fromTwilio(twilioToken, fields, { rawQuery: 'tenant=acme' });
    await expect(lambda.invoke(event)).resolves.toMatchObject(unauthorized);
    expect(lambda.deliveries).toMatchObject([{ outcome: 'rejected', code: 'query_not_configured' }]);
    expect(server.entries).toEqual([]);
  });

  it('may have a query that varies', async () => {
    const lambda = await start(configuredAt(`https://${host}/sms?orderId=*&tenant=acme`));
    const rawQuery = 'orderId=77&tenant=acme';
    await expect(lambda.invoke(fromTwilio(twilioToken, fields, { rawQuery }))).resolves.toMatchObject({
      statusCode: 200,
    });
  });

  it('signs the URL that it was given, behind a CDN', async () => {
    const publicUrl = 'https://hooks.example.com/twilio/sms';
    const lambda = await start(configuredAt(publicUrl));
    await expect(lambda.invoke(fromTwilio(twilioToken, fields, {}, publicUrl))).resolves.toMatchObject({
      statusCode: 200,
    });
    await expect(lambda.invoke(fromTwilio(twilioToken, fields))).resolves.toMatchObject(unauthorized);
  });

  it('signs a repeated field once per value', async () => {
    const lambda = await start();
    const repeated = { ...fields, Tag: ['b', 'a', 'b'] };
    await expect(lambda.invoke(fromTwilio(twilioToken, repeated))).resolves.toMatchObject({
      statusCode: 200,
    });
    expect(JSON.parse(String(details()[0]))).toMatchObject({ Tag: ['b', 'a', 'b'] });
  });

  it('proves a body that is not a form by its hash in the query, and not without', async () => {
    const lambda = await start();
    const headers = { 'content-type': 'application/json' };
    const hash = createHash('sha256').update(body).digest('hex');
    const json = (rawQuery: string) => fromTwilio(twilioToken, {}, { rawQuery, headers, body });
    await expect(lambda.invoke(json(`bodySHA256=${hash}`))).resolves.toMatchObject({ statusCode: 200 });
    await expect(lambda.invoke(json(`bodySHA256=${'0'.repeat(64)}`))).resolves.toMatchObject(unauthorized);
    await expect(lambda.invoke(json(''))).resolves.toMatchObject(unauthorized);
    expect(lambda.deliveries.map(({ code }) => code)).toEqual([
      undefined,
      'body_hash_mismatch',
      'body_not_signed',
    ]);
    expect(server.entries).toHaveLength(1);
  });

  it('may send a GET where its endpoint allows it, whose event has no body', async () => {
    const lambda = await start(configuredAt(`https://${host}/sms`, { allowGet: true }));
    const rawQuery = 'MessageSid=SM1&SmsStatus=received&Body=it%27s+here';
    const headers = { 'x-twilio-signature': twilioSignature(twilioToken, `https://${host}/sms?${rawQuery}`) };
    const event = fromTwilio(twilioToken, {}, { method: 'GET', rawQuery, headers, body: '' });
    expect(event).not.toHaveProperty('body');
    await expect(lambda.invoke(event)).resolves.toMatchObject({ statusCode: 200 });
    expect(server.entries).toMatchObject([{ DetailType: 'message.received' }]);
    const closed = await start();
    await expect(closed.invoke(event)).resolves.toMatchObject({
      statusCode: 405,
      headers: { allow: 'POST' },
    });
  });
});

describe('a bus that does not take an event', () => {
  it.each(['InternalFailure', 'ThrottlingException'])(
    'is asked again after a failed entry: %s',
    async (code) => {
      const lambda = await start();
      server.behaviour = ({ operation }, count) =>
        operation === 'PutEvents' && count === 1 ? failingEntries(code) : undefined;
      await expect(lambda.invoke(await fromGithub(githubSecret, body))).resolves.toMatchObject({
        statusCode: 200,
      });
      expect(details()).toEqual([body, body]);
    },
  );

  it.each(['MalformedDetail', 'NotAuthorizedForSourceException'])(
    'is not asked again when it refuses for good: %s',
    async (code) => {
      const lambda = await start();
      server.behaviour = ({ operation }) => (operation === 'PutEvents' ? failingEntries(code) : undefined);
      await expect(lambda.invoke(await fromGithub(githubSecret, body))).resolves.toMatchObject(unavailable);
      expect(server.callsOf('PutEvents')).toHaveLength(1);
      expect(lambda.deliveries).toMatchObject([{ outcome: 'unavailable', code }]);
    },
  );

  it('is told about with 503 and a time to come back, within the time of the invocation', async () => {
    const lambda = await start();
    server.behaviour = ({ operation }) =>
      operation === 'PutEvents' ? awsError('InternalException', 'oops', 500) : undefined;
    const answer = await lambda.invoke(await fromGithub(githubSecret, body), 1_500);
    expect(answer).toMatchObject(unavailable);
    expect(answer.leftMs).toBeGreaterThan(0);
    expect(server.callsOf('PutEvents').length).toBeGreaterThan(1);
  });

  it('is told about within the time of the invocation where it hangs', async () => {
    const lambda = await start();
    server.behaviour = ({ operation }) => (operation === 'PutEvents' ? 'hang' : undefined);
    const answer = await lambda.invoke(await fromGithub(githubSecret, body), 1_500);
    expect(answer).toMatchObject(unavailable);
    expect(answer.leftMs).toBeGreaterThan(0);
    await server.untilAbandoned(1);
  });

  it('costs no time beyond the patience of the sender, counted from the receipt', async () => {
    const lambda = await start();
    const received = (ago: number) => fromGithub(githubSecret, body, {}, { receivedAt: Date.now() - ago });
    await expect(lambda.invoke(await received(9_001))).resolves.toMatchObject(unavailable);
    expect(server.callsOf('PutEvents')).toEqual([]);
    expect(lambda.deliveries).toMatchObject([{ code: 'deadline_passed' }]);
    server.behaviour = ({ operation }) => (operation === 'PutEvents' ? 'hang' : undefined);
    const answer = await lambda.invoke(await received(8_500), 600_000);
    expect(answer).toMatchObject(unavailable);
    expect(answer.leftMs).toBeGreaterThan(590_000);
  });

  it('that fails opens the breaker, which spares the senders the waiting', async () => {
    const lambda = await start();
    server.behaviour = ({ operation }) => (operation === 'PutEvents' ? 'reset' : undefined);
    const opened = () => lambda.lines.filter((line) => 'BreakerOpen' in line);
    // five are enough, where the machine lets each of them try
    for (let n = 0; n < 5 || (n < 20 && opened().length === 0); n += 1) {
      await expect(lambda.invoke(await fromGithub(githubSecret, body), 700)).resolves.toMatchObject(
        unavailable,
      );
    }
    // nothing is parked here: the open circuit leaves it one short try instead of nine seconds of them
    const answer = await lambda.invoke(await fromGithub(githubSecret, body));
    expect(answer).toMatchObject(unavailable);
    expect(answer.leftMs).toBeGreaterThan(27_000);
    expect(opened()).toMatchObject([{ Gateway: 'hooks', BreakerOpen: 1 }]);
  });

  it.each([
    { what: 'a bare 413', reply: { status: 413, body: '' } },
    {
      what: 'a ValidationException',
      reply: awsError('ValidationException', 'Total size of the entries is over the limit.'),
    },
  ])('for its size is answered with 413: $what', async ({ reply }) => {
    const lambda = await start();
    server.behaviour = ({ operation }) => (operation === 'PutEvents' ? reply : undefined);
    await expect(lambda.invoke(await fromGithub(githubSecret, body))).resolves.toMatchObject({
      statusCode: 413,
    });
  });
});

describe('secrets', () => {
  it('are fetched while the process starts, before the first event, with a call each, and not again', async () => {
    const lambda = await start();
    expect([...lookUps()].sort()).toEqual(['hooks/github', 'hooks/stripe', 'hooks/twilio']);
    await lambda.invoke(await fromGithub(githubSecret, body));
    expect(lookUps()).toHaveLength(3);
  });

  it('that a delivery needs beside the current ones are looked for before it is answered', async () => {
    server.secrets.set('hooks/github@AWSPREVIOUS', 'before it was a Secret to Everybody');
    const lambda = await start();
    const statusOf = async (secret: string) =>
      (await lambda.invoke(await fromGithub(secret, body))).statusCode;
    expect(await statusOf('before it was a Secret to Everybody')).toBe(200);
    expect(lambda.deliveries.at(-1)).toMatchObject({ secret: 'previous:0' });
    expect(await statusOf('no')).toBe(401);
  });

  const outages = [
    { what: 'is down', reply: awsError('InternalServiceError', 'oops', 500), code: 'secret_unreachable' },
    { what: 'refuses', reply: awsError('AccessDeniedException', 'no'), code: 'secret_denied' },
    {
      what: 'does not know the secret',
      reply: awsError('ResourceNotFoundException', 'no'),
      code: 'secret_absent',
    },
    { what: 'has an empty secret', reply: { body: { SecretString: '' } }, code: 'secret_empty' },
    {
      what: 'has a key/value pair',
      reply: { body: { SecretString: `{"secret":"${githubSecret}"}` } },
      code: 'secret_malformed',
    },
    ...['null', '""', '[]', '[""]', 'true'].map((value) => ({
      what: `has ${value}`,
      reply: { body: { SecretString: value } },
      code: 'secret_malformed',
    })),
    ...['0', '\u0000', '****', 'hunter2'].map((value) => ({
      what: `has ${JSON.stringify(value)}, which anybody can guess`,
      reply: { body: { SecretString: value } },
      code: 'secret_weak',
    })),
  ];
  it.each(outages)(
    'that cannot be had mean 503, never 401 and never 200: Secrets Manager $what',
    async ({ reply, code }) => {
      server.behaviour = ({ operation }) => (operation === 'GetSecretValue' ? reply : undefined);
      const lambda = await start();
      for (const event of [await fromGithub(githubSecret, body), await fromGithub('', body)]) {
        await expect(lambda.invoke(event)).resolves.toMatchObject(unavailable);
      }
      expect(lambda.deliveries).toMatchObject(Array(2).fill({ outcome: 'unavailable', code }));
      expect(server.callsOf('PutEvents')).toEqual([]);
      expect(lambda.lines.filter((line) => 'SecretFailed' in line)).toHaveLength(
        lambda.lines.filter((line) => 'SecretRefresh' in line).length,
      );
    },
  );

  it('are not asked for by noise that has no signature', async () => {
    server.behaviour = ({ operation }) =>
      operation === 'GetSecretValue' ? awsError('InternalServiceError', 'oops', 500) : undefined;
    const lambda = await start();
    // what was under way when the prefetch gave up may still come in
    await new Promise((resolve) => setTimeout(resolve, 200));
    const before = server.calls.length;
    const event = await fromGithub(githubSecret, body, { 'x-hub-signature-256': 'noise' });
    await expect(lambda.invoke(event)).resolves.toMatchObject(unauthorized);
    expect(server.calls).toHaveLength(before);
  });

  it('that hang do not keep the process from starting, nor a sender from an answer, nor the next from being served', async () => {
    let hanging = true;
    server.behaviour = ({ operation }) => (hanging && operation === 'GetSecretValue' ? 'hang' : undefined);
    const lambda = await start();
    const answer = await lambda.invoke(await fromGithub(githubSecret, body));
    expect(answer).toMatchObject(unavailable);
    expect(lambda.deliveries).toMatchObject([{ code: 'secret_unreachable' }]);
    hanging = false;
    const statuses: number[] = [];
    while (statuses.at(-1) !== 200 && statuses.length < 30) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      statuses.push((await lambda.invoke(await fromGithub(githubSecret, body))).statusCode);
    }
    expect(new Set(statuses)).toEqual(new Set(statuses.length > 1 ? [503, 200] : [200]));
  });

  it.each(['null', '""', '[""]', '0', '\u0000', '****', ['$', '{secret}'].join('')])(
    'that anybody can guess verify nothing, though the delivery is signed with it: %j',
    async (guessed) => {
      server.secrets.set('hooks/github', guessed);
      const lambda = await start();
      await expect(lambda.invoke(await fromGithub(guessed, body))).resolves.toMatchObject(unavailable);
      expect(server.entries).toEqual([]);
    },
  );

  it('of nine accounts verify what each of them sent, and nothing of another', async () => {
    const accounts = Array.from({ length: 9 }, (_, n) => ({
      sid: `AC${'0'.repeat(31)}${n}`,
      token: `${n}0f8d1c6b7a2e4935d0c1b2a394857f6`,
    }));
    const map = Object.fromEntries(accounts.map(({ sid, token }) => [sid, token]));
    server.secrets.set('hooks/twilio', JSON.stringify({ accounts: map }));
    const lambda = await start();
    const statusOf = async (AccountSid: string, token: string) =>
      (await lambda.invoke(fromTwilio(token, { AccountSid, MessageSid: 'SM1', Body: 'Hi' }))).statusCode;
    for (const { sid, token } of accounts) expect(await statusOf(sid, token)).toBe(200);
    expect(await statusOf(`AC${'0'.repeat(31)}1`, accounts[2]?.token ?? '')).toBe(401);
    expect(await statusOf(`AC${'f'.repeat(32)}`, accounts[2]?.token ?? '')).toBe(401);
  });

  it('verify without the white space around them, and a line says so once', async () => {
    server.secrets.set('hooks/github', `${githubSecret}\n`);
    const lambda = await start(configured({ ...config, secretTtlSeconds: 0 }));
    for (let n = 0; n < 3; n += 1) {
      await expect(lambda.invoke(await fromGithub(githubSecret, body))).resolves.toMatchObject({
        statusCode: 200,
      });
    }
    expect(lambda.lines.filter(({ name }) => name === 'secret_trimmed')).toMatchObject([
      { level: 'warn', secretId: 'hooks/github', stage: 'AWSCURRENT' },
    ]);
    expect(lambda.stdout).not.toContain(githubSecret);
  });

  it('may be several, of which any verifies', async () => {
    server.secrets.set(
      'hooks/github',
      JSON.stringify({ secrets: ['It is the newest Secret', githubSecret] }),
    );
    const lambda = await start();
    await expect(lambda.invoke(await fromGithub(githubSecret, body))).resolves.toMatchObject({
      statusCode: 200,
    });
    await expect(lambda.invoke(await fromGithub('It is the newest Secret', body))).resolves.toMatchObject({
      statusCode: 200,
    });
    expect(lambda.deliveries.map(({ secret }) => secret)).toEqual(['current:1', 'current:0']);
  });
});

describe('a thaw', () => {
  it('costs no delivery, though the connections have died', async () => {
    const lambda = await start(configured({ ...config, secretTtlSeconds: 0 }));
    await Promise.all(
      Array.from({ length: 4 }, async () => lambda.invoke(await fromGithub(githubSecret, body))),
    );
    for (let thaw = 0; thaw < 3; thaw += 1) {
      lambda.freeze();
      server.dropConnections();
      lambda.thaw();
      await expect(lambda.invoke(await fromGithub(githubSecret, body))).resolves.toMatchObject({
        statusCode: 200,
      });
    }
    expect(server.entries).toHaveLength(7);
  });

  it('costs no delivery, though nobody told that the connections have died', async () => {
    const lambda = await start();
    await lambda.invoke(await fromGithub(githubSecret, body));
    lambda.freeze();
    server.muteConnections();
    lambda.thaw();
    await expect(lambda.invoke(await fromGithub(githubSecret, body))).resolves.toMatchObject({
      statusCode: 200,
    });
  });
});

describe('many deliveries at once', () => {
  it('in one process do not mix', async () => {
    const lambda = await start();
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const text = `{"n":${n},"id":"evt_${n}"}`;
        if (n % 3 === 0)
          return lambda.invoke(await fromGithub(githubSecret, text, { 'x-github-delivery': `d${n}` }));
        if (n % 3 === 1) return lambda.invoke(fromStripe(stripeSecret, text));
        return lambda.invoke(
          fromTwilio(n % 2 === 0 ? twilioToken : 'another token', { MessageSid: `SM${n}` }),
        );
      }),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(
      Array.from({ length: 60 }, (_, n) => (n % 3 === 2 && n % 2 === 1 ? 401 : 200)),
    );
    for (const { Source, Detail, Resources } of server.entries) {
      const { n } = JSON.parse(String(Detail)) as { n?: number };
      if (Source === 'github.com') expect(Resources).toEqual([githubUrn(String(Detail), `d${n}`)]);
      if (Source === 'stripe.com') expect(Resources).toEqual([`urn:sallyport:stripe:evt_${n}`]);
    }
    expect(server.entries).toHaveLength(50);
    expect(lambda.deliveries).toHaveLength(60);
  });
});

describe('what is written', () => {
  it('is single lines of JSON, without a secret, a body, a signature or a query, and nothing beside them', async () => {
    const lambda = await start();
    const marker = 'hunter2-in-the-body';
    const github = await fromGithub(githubSecret, `{"marker":"${marker}"}`);
    const stripe = fromStripe(stripeSecret, `{"marker":"${marker}","id":"evt_1"}`);
    const twilio = fromTwilio(
      twilioToken,
      { MessageSid: 'SM1', Body: marker },
      { rawQuery: 'token=hunter2-in-the-query' },
    );
    const hostile = {
      ...github,
      rawPath: '/\u001b[31m\n{"level":"error"}\u202e\u0085',
      rawQueryString: 'token=hunter2-in-the-query',
    };
    const type = await fromGithub(githubSecret, body, { 'x-github-event': 'push\u001b[2J\u009b' });
    const events = [
      github,
      stripe,
      twilio,
      hostile,
      type,
      { ...github, body: marker },
      {},
      await fromGithub('no', body),
    ];
    for (const event of events) await lambda.invoke(event);
    server.behaviour = () => awsError('AccessDeniedException', `User is not allowed: ${githubSecret}`);
    await lambda.invoke(github);

    expect(lambda.stderr).toBe('');
    const { stdout } = lambda;
    expect(lambda.deliveries).toHaveLength(events.length);
    for (const line of stdout.split('\n').slice(0, -1)) expect(() => JSON.parse(line)).not.toThrow();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    const signatures = [github, stripe, twilio].flatMap(({ headers }) =>
      ['x-hub-signature-256', 'stripe-signature', 'x-twilio-signature'].map((name) => headers[name]),
    );
    expect(signatures.filter((text) => text !== undefined)).toHaveLength(3);
    for (const text of [githubSecret, stripeSecret, twilioToken, 'hunter2', ...signatures]) {
      if (text !== undefined) expect(stdout).not.toContain(text.replace(/^sha256=/, ''));
    }
  });

  it('tells an attack from a sender with a wrong secret: who came is in the line of what was turned away', async () => {
    const lambda = await start();
    const event = await fromGithub('no', body);
    const http = {
      ...event.requestContext.http,
      sourceIp: '203.0.113.7',
      userAgent: 'a\u001b[31m\u202e\u0085b',
    };
    await lambda.invoke({ ...event, requestContext: { ...event.requestContext, http } });
    expect(lambda.deliveries).toMatchObject([
      { outcome: 'rejected', source: '203.0.113.7', userAgent: 'a\u001b[31m\u202e\u0085b' },
    ]);
    expect(lambda.stdout).toContain('"userAgent":"a\\u001b[31m\\u202e\\u0085b"');
  });

  it('is one line of log and one of metrics per delivery', async () => {
    const lambda = await start();
    await lambda.invoke(await fromGithub(githubSecret, body));
    expect(lambda.deliveries).toMatchObject([
      {
        level: 'info',
        endpoint: 'github',
        provider: 'github',
        id: expect.stringMatching(/^72d3162e-cc78-11e3-81ab-4c9367dc0958:[0-9a-f]{16}$/),
        outcome: 'accepted',
        events: 1,
        proof: 'signed',
        ms: { total: expect.any(Number), publish: expect.any(Number) },
      },
    ]);
    expect(lambda.lines.filter((line) => 'Accepted' in line)).toMatchObject([
      {
        Gateway: 'hooks',
        Endpoint: 'github',
        Provider: 'github',
        Accepted: 1,
        PublishLatency: expect.any(Number),
      },
    ]);
  });
});

describe('the configuration', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-config-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('that is bad keeps the function from starting, and says all that is wrong with it', async () => {
    const bad = {
      endpoints: {
        GitHub: { provider: 'github', secretId: 'a' },
        pay: { provider: 'hunter2', publicUrl: 'hunter2' },
      },
      bogus: 'hunter2',
    };
    const failed = await start(configured(bad)).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(InitFailed);
    const { message } = failed as InitFailed;
    for (const path of ['endpoints.GitHub', 'endpoints.pay.provider', 'endpoints.pay.secretId', 'bogus']) {
      expect(message).toContain(`- ${path}: `);
    }
    expect(message).toContain('config_invalid');
    expect(message).not.toContain('hunter2');
    // it was asked for what the document names, while nobody had checked it yet; nothing else was
    expect(new Set(server.calls.map(({ operation }) => operation))).toEqual(
      new Set(['GetSecretValue', 'DescribeEventBus']),
    );
  });

  it('that is not there keeps the function from starting', async () => {
    const failed = await start({ SALLYPORT_CONFIG: '' }).catch((error: unknown) => error);
    expect((failed as InitFailed).message).toContain('SALLYPORT_CONFIG');
  });

  it('may lie in a file', async () => {
    const path = join(folder, 'sallyport.json');
    writeFileSync(path, JSON.stringify(config));
    const lambda = await start({ SALLYPORT_CONFIG: '', SALLYPORT_CONFIG_FILE: path });
    await expect(lambda.invoke(await fromGithub(githubSecret, body))).resolves.toMatchObject({
      statusCode: 200,
    });
  });
});
