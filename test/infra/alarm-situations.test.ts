import { describe, expect, it } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Receipt } from '../../src/ports/publisher.ts';
import { alarmsOf } from './support/alarms.ts';
import { certificateArn, domainName, webAclArn } from './support/front-door-stacks.ts';
import { gatewayStack, ofType } from './support/synthesised.ts';
import { WatchedGateway } from './support/watched-gateway.ts';

const template = gatewayStack((scope) => ({
  endpoints: {
    github: { provider: 'github', expectEvery: Duration.hours(1) },
    billing: { provider: 'github' },
    sms: { provider: 'github' },
    shop: { provider: 'github' },
    crm: { provider: 'github', expectEvery: Duration.hours(36) },
  },
  frontDoor: {
    domainName,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn) as ICertificate,
    webAclArn,
  },
})).synthesise();
const alarms = alarmsOf(template);

const idOf = (type: string, part: string) =>
  ofType(template, type)
    .map(([id]) => id)
    .find((id) => id.includes(part)) ?? part;
const names = {
  handler: idOf('AWS::Lambda::Function', 'HandlerFunction'),
  check: idOf('AWS::Lambda::Function', 'CheckFunction'),
  parked: idOf('AWS::SQS::Queue', 'ParkingQueue'),
};

type Live = (gateway: WatchedGateway) => Promise<unknown>;

interface Situation {
  readonly parts?: ConstructorParameters<typeof WatchedGateway>[1];
  readonly bad: Live;
  /** What may look like it. */
  readonly quiet: Live;
}

const down: Receipt = { status: 'unavailable', reason: 'outage', code: 'ThrottlingException' };
const parkingSays = (receipt: Receipt) => ({
  keeping: { parking: { park: async (events: readonly unknown[]) => events.map(() => receipt) } },
});
const fail = async () => {
  throw new Error('the table is down');
};

/** A scanner looks around for hours, beside a delivery now and then. */
const scanned: Live = (gateway) =>
  gateway.pass(150, async () => {
    for (let times = 0; times < 10; times += 1) await gateway.scan();
    await gateway.push();
  });
const busFails =
  (deliveries: number): Live =>
  async (gateway) => {
    gateway.answer(down);
    await gateway.pass(5, async () => {
      for (let n = 0; n < deliveries; n += 1) await gateway.push();
    });
  };
const deliver: Live = (gateway) => gateway.pass(150, () => gateway.push());
const checks = (gateway: WatchedGateway) => async () => {
  gateway.beat();
  await gateway.check();
};

/** For each alarm that looks at what we count: what it is there for, and what must not set it off. */
const situations: Readonly<Record<string, Situation>> = {
  RefusedAtDoor: {
    bad: (gateway) => gateway.pass(15, async () => [gateway.refuseBefore(), await gateway.push()]),
    quiet: scanned,
  },
  WrongOrigin: {
    bad: (gateway) => {
      gateway.frontDoorShows = 'another';
      return gateway.pass(60, () => gateway.push());
    },
    quiet: async (gateway) => {
      await gateway.pass(10, () => gateway.receive({ headers: { 'x-sallyport-origin': '' } }));
      await scanned(gateway);
    },
  },
  Rejected: {
    bad: (gateway) =>
      gateway.pass(10, async () => {
        for (let n = 0; n < 40; n += 1) await gateway.push();
        for (let n = 0; n < 10; n += 1) await gateway.push('billing', 'mistaken');
      }),
    // a scanner, and a few of many that are not proven
    quiet: async (gateway) => {
      await scanned(gateway);
      await gateway.pass(10, async () => {
        for (let n = 0; n < 100; n += 1) await gateway.push();
        for (let n = 0; n < 11; n += 1) await gateway.push('billing', 'mistaken');
      });
    },
  },
  NothingProven: {
    parts: { secrets: { shop: 'mistaken' } },
    bad: (gateway) => gateway.pass(120, async () => [await gateway.push(), await gateway.push('shop')]),
    // two quiet hours with a stray POST, and an attack on an endpoint whose sender goes on
    quiet: async (gateway) => {
      await gateway.pass(60, () => gateway.receive({ rawPath: '/github' }));
      await gateway.pass(60, async () => [
        await gateway.receive({ rawPath: '/' }),
        await gateway.push('billing', 'forged'),
        await gateway.push('billing'),
      ]);
    },
  },
  Unavailable: { bad: busFails(1), quiet: deliver },
  ParkFailed: { parts: parkingSays(down), bad: busFails(1), quiet: deliver },
  Oversize: {
    bad: (gateway) =>
      gateway.pass(5, () => gateway.push('github', 'hunter2', { body: `{"x":"${'x'.repeat(2_048)}"}` })),
    quiet: scanned,
  },
  SecretFailed: {
    parts: { secrets: { crm: undefined } },
    bad: (gateway) => gateway.pass(5, () => gateway.check()),
    quiet: scanned,
  },
  BusMissing: {
    bad: (gateway) => {
      gateway.buses.see = () => true;
      return gateway.pass(5, () => gateway.check());
    },
    quiet: (gateway) => gateway.pass(30, () => gateway.check()),
  },
  BreakerOpen: { bad: busFails(10), quiet: deliver },
  DedupeFailed: {
    parts: { keeping: { ledger: { claim: fail, done: fail, release: fail } } },
    bad: (gateway) => gateway.pass(5, () => gateway.push()),
    quiet: deliver,
  },
  CheckSilent: {
    bad: async (gateway) => {
      await gateway.pass(30, checks(gateway));
      await gateway.pass(15, async () => gateway.beat());
    },
    // the first minutes of a stack
    quiet: async (gateway) => {
      await gateway.pass(5, async () => gateway.beat());
      await gateway.pass(10, checks(gateway));
    },
  },
  ProbeFailed: {
    bad: (gateway) => {
      gateway.frontDoorShows = 'another';
      return gateway.pass(10, () => gateway.probe());
    },
    quiet: (gateway) => gateway.pass(30, () => gateway.probe()),
  },
  Silentgithub: {
    bad: async (gateway) => {
      await gateway.push();
      await gateway.pass(120, checks(gateway));
    },
    // a new stack of which nobody can say yet that it is silent, and after that a sender
    quiet: async (gateway) => {
      await gateway.pass(50, checks(gateway));
      await gateway.push();
      await gateway.pass(10, checks(gateway));
    },
  },
  Silentcrm: {
    bad: (gateway) =>
      gateway.pass(36 * 60, async () => [await checks(gateway)(), await gateway.push('crm', 'mistaken')]),
    quiet: async (gateway) => {
      await gateway.push('crm');
      await gateway.pass(30 * 60, checks(gateway));
    },
  },
};

/** They look at what AWS counts alone: aws-metrics.test.ts. */
const ofAws = [
  'Concurrency',
  'CheckErrors',
  'DeadLetters',
  'Duration',
  'Errors',
  'Invocations',
  'ParkedAge',
  'ParkedWaiting',
  'RedriveErrors',
  'ServerErrors',
  'Throttles',
];

it('every alarm has a situation, or looks at what AWS counts alone', () => {
  expect([...Object.keys(situations), ...ofAws].toSorted()).toEqual(Object.keys(alarms).toSorted());
  expect(Object.keys(situations).length).toBeGreaterThanOrEqual(14);
});

describe.each(Object.entries(situations))('%s', (name, { parts, bad, quiet }) => {
  const alarm = alarms[name] ?? {};

  it('rings in the situation that it is there for', async () => {
    const gateway = new WatchedGateway(names, parts);
    await bad(gateway);
    expect(gateway.rings(alarm)).toBe(true);
  });

  it('does not ring in one that looks like it', async () => {
    const gateway = new WatchedGateway(names);
    await quiet(gateway);
    expect(gateway.rings(alarm)).toBe(false);
  });
});

it('a scanner sets off nothing, however long it looks', async () => {
  const gateway = new WatchedGateway(names);
  await scanned(gateway);
  expect(Object.keys(alarms).filter((name) => gateway.rings(alarms[name] ?? {}))).toEqual([]);
});

it('a new stack sets off nothing', async () => {
  const gateway = new WatchedGateway(names);
  expect(Object.keys(alarms).filter((name) => gateway.rings(alarms[name] ?? {}))).toEqual([]);
  await gateway.pass(15, checks(gateway));
  expect(Object.keys(alarms).filter((name) => gateway.rings(alarms[name] ?? {}))).toEqual([]);
});
