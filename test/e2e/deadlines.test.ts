import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { providers } from '../../src/domain/providers/index.ts';
import { samples } from '../../src/samples/index.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { type AwsReply, AwsServer } from '../support/aws-server.ts';
import { aDelivery, canSign, fittingSecret, neededOptions, signed } from '../support/deliveries.ts';
import { functionUrlEvent } from '../support/function-url-events.ts';
import { LambdaProcess } from '../support/lambda-process.ts';
import { fromGithub, fromStripe, fromTwilio, host, twilioSignature } from '../support/senders.ts';
import { SqsBehaviour } from '../support/sqs-behaviour.ts';

const senders = providers.filter(canSign);
const secrets = Object.fromEntries(senders.map((provider) => [provider.id, fittingSecret(provider)]));
const secretOf = (id: string) => String(secrets[id]);
const lambdaMs = 30_000;
const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/000000000000/parking';
const elements = 1_000;

const requests: Readonly<Record<string, () => Promise<unknown>>> = {
  ...Object.fromEntries(senders.map((provider) => [provider.id, () => signedHere(provider)])),
  github: () => fromGithub(secretOf('github'), '{"a":1}'),
  stripe: async () => fromStripe(secretOf('stripe'), '{"id":"evt_1","type":"a"}'),
  twilio: async () => fromTwilio(secretOf('twilio'), { MessageSid: 'SM1', MessageStatus: 'sent' }),
};

const optionsOf = (id: string) => neededOptions(senders.find((one) => one.id === id)!);

async function signedHere(provider: (typeof providers)[number]) {
  const [make] = Object.values((await samples.get(provider.id)?.()) ?? {});
  const { method = 'POST', headers, body } = make!(provider.id);
  const parts = { method, headers, body, host, rawPath: `/${provider.id}`, receivedAt: Date.now() };
  return functionUrlEvent(signed(aDelivery(parts), provider, secretOf(provider.id)));
}

function batchFromTwilio(body: string) {
  const rawQuery = `bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
  const headers = {
    'content-type': 'application/json',
    'x-twilio-signature': twilioSignature(secretOf('twilio'), `https://${host}/sms?${rawQuery}`),
  };
  return fromTwilio(secretOf('twilio'), {}, { body, rawQuery, headers });
}

describe.each([
  ['with parking', { queueUrl }, 200],
  ['without parking', undefined, 503],
])('a bus that does not answer, %s', (_, park, status) => {
  const sqs = new SqsBehaviour();
  let server: AwsServer;
  let lambda: LambdaProcess;
  let putEvents: (count: number) => AwsReply | undefined;

  beforeAll(async () => {
    server = new AwsServer(secrets);
    server.behaviour = (call, count) =>
      call.operation === 'PutEvents' ? putEvents(count) : sqs.behaviour(call, count);
    const endpoints = { ...Object.fromEntries(senders.map(({ id }) => [id, id])), sms: 'twilio' };
    lambda = await LambdaProcess.start({
      ...awsEnvironment(await server.listen()),
      SALLYPORT_CONFIG: JSON.stringify({
        endpoints: Object.fromEntries(
          Object.entries(endpoints).map(([name, provider]) => [
            name,
            { provider, secretId: provider, options: optionsOf(provider) },
          ]),
        ),
        ...(park ? { park } : {}),
      }),
    });
  });
  afterAll(async () => {
    await lambda.stop();
    await server.close();
  });

  it('is answered for inside the time that each sender waits', async () => {
    putEvents = () => 'hang';
    const answered = async ({ id, answerWithinMs }: (typeof senders)[number]) => {
      const { statusCode, leftMs } = await lambda.invoke(await requests[id]?.(), lambdaMs);
      expect({ id, statusCode }).toEqual({ id, statusCode: status });
      expect(lambdaMs - leftMs).toBeLessThan(answerWithinMs);
    };
    // who waits for a second or two is no measure of a hundred at once, and for who waits half a minute there is no time here
    const hurried = senders.filter(({ answerWithinMs }) => answerWithinMs < 3_000);
    const others = senders.filter(
      ({ answerWithinMs }) => answerWithinMs >= 3_000 && answerWithinMs <= 10_000,
    );
    expect([hurried.length > 0, others.length > 2]).toEqual([true, true]);
    for (const sender of hurried) await answered(sender);
    await Promise.all(others.map(answered));
  }, 30_000);

  it.each([
    ['is slow', (): AwsReply | undefined => ({ afterMs: 2_500, body: {} })],
    ['hangs', (): AwsReply | undefined => 'hang'],
    ['is down', (): AwsReply | undefined => 'reset'],
  ])(
    'is answered for in time for a batch of 1,000 when it %s',
    async (_, reply) => {
      putEvents = reply;
      const batch = Array.from({ length: elements }, (_, n) => ({
        specversion: '1.0',
        id: `e${n}`,
        type: 'a',
        source: 'b',
      }));
      const body = JSON.stringify(batch);
      const { statusCode, leftMs } = await lambda.invoke(batchFromTwilio(body), lambdaMs);
      expect(statusCode).toBe(status);
      expect(lambdaMs - leftMs).toBeLessThan(5_000);
    },
    30_000,
  );
});
