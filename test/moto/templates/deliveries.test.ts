import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { synthesised } from '../../infra/loader/template.ts';
import { MotoServer } from '../../support/moto-server.ts';
import { fromGithub, fromStripe, fromTwilio, githubUrn } from '../../support/senders.ts';
import { Deployment } from './deployment.ts';
import { githubSecret, stripeSecret, templates, twilioToken } from './parameters.ts';

const body = '{"ref":"refs/heads/main"}';
const pushed = {
  source: 'github.com',
  'detail-type': 'push',
  resources: [githubUrn(body)],
  detail: { ref: 'refs/heads/main' },
};
const charge = '{"id":"evt_1","type":"charge.succeeded","created":1795435200}';
const push = (secret = githubSecret) => fromGithub(secret, body);

/** A delivery to each template, a forged one, and the event that the first becomes. */
const sent: Readonly<
  Record<
    string,
    {
      readonly good: () => Promise<LambdaFunctionURLEvent> | LambdaFunctionURLEvent;
      readonly forged: () => Promise<LambdaFunctionURLEvent> | LambdaFunctionURLEvent;
      readonly event: object;
    }
  >
> = {
  github: { good: push, forged: () => push('forged'), event: pushed },
  gateway: { good: push, forged: () => push('forged'), event: pushed },
  twilio: {
    good: () => fromTwilio(twilioToken, { MessageSid: 'SM1', Body: 'Hello' }, { rawPath: '/twilio' }),
    forged: () => fromTwilio('forged', { MessageSid: 'SM1', Body: 'Hello' }, { rawPath: '/twilio' }),
    event: { source: 'twilio.com', detail: { MessageSid: 'SM1', Body: 'Hello' } },
  },
  stripe: {
    good: () => fromStripe(stripeSecret, charge),
    forged: () => fromStripe('forged', charge),
    event: { source: 'stripe.com', 'detail-type': 'charge.succeeded', detail: JSON.parse(charge) },
  },
};

let moto: MotoServer;
let deployment: Deployment;

beforeAll(async () => {
  moto = await MotoServer.start();
});
afterAll(() => moto.stop());
afterEach(() => deployment.close());

async function deploy(name: string, stackName: string): Promise<void> {
  deployment = await Deployment.open(moto, synthesised(name), stackName, templates[name] ?? {});
}

describe.each(Object.keys(templates))('the bundle, with what the template %s has made', (name) => {
  it('puts a signed delivery on the bus, and a forged one nowhere', async () => {
    await deploy(name, name);
    const gateway = await deployment.start('handler');
    await expect(gateway.receive(await sent[name]?.forged())).resolves.toMatchObject({ statusCode: 401 });
    await expect(gateway.receive(await sent[name]?.good())).resolves.toMatchObject({ statusCode: 200 });
    expect(await deployment.consumed()).toEqual([expect.objectContaining(sent[name]?.event ?? {})]);
    expect(gateway.outcomes).toEqual(['rejected', 'accepted']);
  });

  it('finds every secret and bus when it checks', async () => {
    await deploy(name, `${name}-checked`);
    const check = await deployment.start('check');
    expect(await check.check()).toEqual({ missingBuses: [], unavailableSecrets: [] });
  });
});

describe('a delivery while EventBridge fails', () => {
  it('waits in the queue of the template, and is on the bus once it was redriven', async () => {
    await deploy('github', 'outage');
    await deployment.stopRedriving();
    const unlucky = await deployment.start('handler', {
      AWS_ENDPOINT_URL_EVENTBRIDGE: 'http://127.0.0.1:1',
    });
    await expect(unlucky.receive(await push())).resolves.toMatchObject({ statusCode: 200 });
    expect(unlucky.outcomes).toEqual(['parked']);
    expect(await deployment.consumed()).toEqual([]);
    const batch = await deployment.parked();
    expect(batch.Records).toHaveLength(1);

    const redrive = await deployment.start('redrive');
    expect(await redrive.redrive(batch)).toEqual([]);
    expect(await deployment.consumed()).toEqual([expect.objectContaining(pushed)]);
  });
});
