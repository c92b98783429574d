import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BusPlace } from '../../src/adapters/local/sqlite/bus-place.ts';
import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { EventStore } from '../../src/adapters/local/sqlite/event-store.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import type { WebhookEvent } from '../../src/domain/event.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { type AwsCall, AwsServer, awsError } from '../support/aws-server.ts';
import { Command } from '../support/command.ts';
import { anEvent, eventOfSize } from '../support/events.ts';
import { served, Terminal, until } from '../support/terminal.ts';

interface Delivered {
  readonly id: string;
  readonly time: string;
  readonly account: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly 'replay-name'?: string;
  readonly detail: { readonly n: number; readonly metadata?: { readonly replay?: unknown } };
}

const day = (date: number) => Date.UTC(2026, 10, date, 12);
const numbered = (n: number, parts: Partial<WebhookEvent> = {}) =>
  anEvent({
    resources: [`urn:sallyport:github:evt_${n}%3A5b58`],
    detail: `{"n":${n}}`,
    time: day(n + 1),
    ...parts,
  });

let terminal: Terminal;
beforeEach(() => {
  terminal = new Terminal();
});
afterEach(() => terminal.remove());

/** They come onto the bus here when they say that they happened. */
async function keep(events: readonly WebhookEvent[], place?: BusPlace) {
  mkdirSync(join(terminal.cwd, '.sallyport'), { recursive: true });
  const db = new Database(join(terminal.cwd, '.sallyport', 'events.db'));
  for (const event of events)
    await new EventStore(db, { now: () => event.time }, place).append([event], 1_000);
  db.close();
}

function kept(): readonly Delivered[] {
  const db = new Database(join(terminal.cwd, '.sallyport', 'events.db'));
  const events = [...new EventStore(db, systemClock).readAfter(0)].map(
    ({ json }) => JSON.parse(json) as Delivered,
  );
  db.close();
  return events;
}

/** Numbers of the events that replays put on the bus here, in their order there. */
const again = () =>
  kept()
    .filter((event) => event['replay-name'] !== undefined)
    .map(({ detail }) => detail.n);

describe('replay onto the embedded bus', () => {
  beforeEach(() => keep([0, 1, 2, 3].map((n) => numbered(n))));

  it('puts events there once more: with their time, another id, the name of the replay, and in their order', async () => {
    await keep([numbered(4)], { account: '123456789012', region: 'eu-west-1' });
    expect(await terminal.run('replay', '--all', '--name', 'first')).toBe(0);
    expect([terminal.out, terminal.err]).toEqual(['5 events replayed onto the embedded bus, as first\n', '']);
    const all = kept();
    expect(new Set(all.map(({ id }) => id)).size).toBe(10);
    for (const [at, before] of all.slice(0, 5).entries()) {
      const { id: _, ...same } = before;
      expect(all[at + 5]).toMatchObject({
        ...same,
        resources: [...before.resources, 'urn:sallyport-replay:first'],
        'replay-name': 'first',
      });
    }
  });

  it.each<[string, readonly string[], readonly number[]]>([
    ['an endpoint', ['--endpoint', 'github'], [0, 1, 2, 3]],
    ['another endpoint', ['--endpoint', 'stripe'], []],
    ['a type', ['--type', 'push'], [0, 1, 2, 3]],
    ['another type', ['--type', 'ping'], []],
    ['a pattern', ['--pattern', '{"detail":{"n":[{"numeric":[">=",2]}]}}'], [2, 3]],
    ['since', ['--since', '2026-11-02T12:00:00Z'], [1, 2, 3]],
    ['until', ['--until', '2026-11-03T12:00:00Z'], [0, 1]],
    ['both', ['--since', '2026-11-02T13:00+01:00', '--until', '2026-11-03'], [1]],
    ['long ago', ['--until', '9999d'], []],
    ['the id of a sender, which is before a colon', ['evt_2'], [2]],
    ['the id of a delivery, and its URN', ['evt_2:5b58', 'urn:sallyport:github:evt_0%3A5b58'], [0, 2]],
    ['one delivery by two names', ['evt_2', 'evt_2:5b58'], [2]],
  ])('takes those that are chosen by %s', async (_, args, numbers) => {
    expect(await terminal.run('replay', ...args)).toBe(0);
    expect(again()).toEqual(numbers);
    if (numbers.length === 0) expect(terminal.err).toBe('nothing to replay: no event is meant by this\n');
  });

  it('goes on behind an event', async () => {
    const [, second] = kept() as [Delivered, Delivered];
    expect(await terminal.run('replay', '--after', second.id)).toBe(0);
    expect(again()).toEqual([2, 3]);
  });

  it('leaves out what a replay put there, but where the id of the event names it', async () => {
    await terminal.run('replay', 'evt_1', '--name', 'first');
    await terminal.run('replay', 'evt_1', '--name', 'second');
    await terminal.run('replay', '--since', '2026-11-04', '--name', 'third');
    expect(again()).toEqual([1, 1, 3]);
    const [, , , , replay] = kept() as readonly Delivered[];
    await terminal.run('replay', replay?.id as string, '--name', 'fourth');
    expect(kept().at(-1)).toMatchObject({
      resources: ['urn:sallyport:github:evt_1%3A5b58', 'urn:sallyport-replay:fourth'],
      'replay-name': 'fourth',
    });
    await terminal.fresh('replay', '--pattern', '{"replay-name":["first"]}');
    expect(terminal.err).toBe(
      'nothing to replay: no event is meant by this but 1 that a replay put there, which only its own id names\n',
    );
  });

  it('replays nothing where one of the names means nothing', async () => {
    expect(await terminal.run('replay', 'evt_1', 'evt_7', 'evt')).toBe(1);
    expect(terminal.err).toBe(
      "sallyport: there is no event 'evt_7', 'evt' on the embedded bus; nothing was replayed\n",
    );
    expect(await terminal.run('replay', '--after', 'evt_1')).toBe(1);
    expect(again()).toEqual([]);
  });

  it('prints with --dry-run what it would take', async () => {
    expect(await terminal.run('replay', 'evt_1', '--dry-run')).toBe(0);
    expect(terminal.lines.map((line) => JSON.parse(line))).toEqual([kept()[1]]);
    expect(terminal.err).toBe('1 event would be replayed\n');
    expect(again()).toEqual([]);
  });

  it('says how many went and how to go on where it is interrupted', async () => {
    const running = terminal.run('replay', '--all', '--rate', '1', '--name', 'slow');
    await until(() => (again().length === 1 ? true : undefined));
    terminal.interrupt();
    expect(await running).toBe(130);
    const [first] = kept() as [Delivered];
    expect(terminal.err).toBe(
      `interrupted: 1 of 4 events replayed onto the embedded bus, as slow; go on with the same command and --after ${first.id} --name slow\n`,
    );
    const resumed = new Terminal({ cwd: terminal.cwd });
    expect(await resumed.run('replay', '--all', '--after', first.id, '--name', 'slow')).toBe(0);
    expect(again()).toEqual([0, 1, 2, 3]);
  });

  it('leaves the first events in their order where it is killed', async () => {
    const command = new Command(['replay', '--all', '--rate', '20'], { cwd: terminal.cwd });
    await until(() => (again().length >= 1 ? true : undefined));
    command.child.kill('SIGKILL');
    expect(await command.ended).toMatchObject({ signal: 'SIGKILL', out: '' });
    expect(again()).toEqual([0, 1, 2, 3].slice(0, again().length));
  });

  it.each<[string, readonly string[], string]>([
    ['nothing', [], 'say which events: their ids, a filter'],
    ['ids and a filter', ['evt_1', '--type', 'push'], 'name events by their ids, or choose them by a filter'],
    ['a rule without an archive', ['--all', '--rule', 'arn'], '--rule is for an archive'],
    ['a pattern that is none', ['--pattern', '{'], '--pattern: '],
    ['a name that EventBridge would not take', ['--all', '--name', 'a b'], 'Must be up to 64 letters'],
    ['a time that is none', ['--since', 'yesterday'], 'Must be a time such as'],
    ['a date that is none', ['--since', '2026-13-01'], 'Must be a time such as'],
    ['an archive without times', ['--archive', 'a', '--since', '1h'], 'both times are needed'],
    ['an archive with ids', ['x', '--archive', 'a', '--since', '2h', '--until', '1h'], 'not by ids'],
    ['times the wrong way', ['--archive', 'a', '--since', '1h', '--until', '2h'], '--since must be before'],
    ['an archive with a filter', ['--archive', 'a', '--type', 'push'], 'cannot be used with'],
  ])('refuses %s in a sentence', async (_, args, words) => {
    expect(await terminal.run('replay', ...args)).toBe(2);
    expect(terminal.err).toContain(words);
    expect(again()).toEqual([]);
  });
});

describe('replay where there is nothing', () => {
  it('says that nothing was received yet, and makes no file', async () => {
    expect(await terminal.run('replay', '--all')).toBe(0);
    expect(terminal.err).toMatch(/^no events yet: there is no /);
    expect(await terminal.run('replay', 'evt_1')).toBe(1);
  });

  it('says in words that its file is no database', async () => {
    mkdirSync(join(terminal.cwd, '.sallyport'));
    writeFileSync(join(terminal.cwd, '.sallyport', 'events.db'), 'not a database '.repeat(100));
    expect(await terminal.run('replay', '--all')).toBe(1);
    expect(terminal.err).toContain('it is not a database of Sallyport');
  });
});

describe('replay of what the gateway made', () => {
  it('marks the envelope, and no other format, inside of the detail', async () => {
    const endpoint = (format: string) => ({ provider: 'github', secretId: format, format });
    const endpoints = Object.fromEntries(
      ['payload', 'envelope', 'quick-start'].map((format) => [format, endpoint(format)]),
    );
    const env = { SALLYPORT_CONFIG: JSON.stringify({ endpoints }) };
    const serving = new Terminal({ cwd: terminal.cwd, env });
    const gateway = await served(serving);
    const sender = new Terminal({ cwd: terminal.cwd, env });
    for (const name of Object.keys(endpoints))
      expect(await sender.run('send', 'github', '--endpoint', name, '--url', gateway.url)).toBe(0);
    // while the gateway runs, with a delivery that it would suppress if it came from the sender
    expect(await terminal.run('replay', '--all', '--name', 'r')).toBe(0);
    expect(await terminal.run('replay', '--all', '--name', 's')).toBe(0);
    await gateway.stop();
    const all = kept();
    expect(all).toHaveLength(9);
    for (const [at, before] of all.slice(0, 3).entries())
      for (const [name, event] of Object.entries({ r: all[at + 3], s: all[at + 6] })) {
        expect(event?.resources).toEqual([...before.resources, `urn:sallyport-replay:${name}`]);
        const { metadata, ...rest } = event?.detail ?? {};
        expect(at === 1 ? metadata?.replay : metadata).toEqual(
          at === 1 ? { name, at: expect.stringMatching(/^\d{4}-.*Z$/) } : undefined,
        );
        const { metadata: _, ...restBefore } = before.detail;
        expect(rest).toEqual(restBefore);
      }
  });
});

describe('replay onto a bus of EventBridge', () => {
  let aws: AwsServer;
  beforeEach(async () => {
    aws = new AwsServer();
    Object.assign(process.env, awsEnvironment(await aws.listen()));
    await keep(Array.from({ length: 24 }, (_, n) => numbered(n)));
  });
  afterEach(() => aws.close());

  const sent = () =>
    aws.entries.map((entry) => (JSON.parse(String(entry.Detail)) as { readonly n: number }).n);
  const failing = (n: number, ErrorCode: string) => (call: AwsCall) =>
    call.operation === 'PutEvents'
      ? {
          body: {
            Entries: (call.input.Entries as { readonly Detail: string }[]).map(({ Detail }) =>
              Detail === `{"n":${n}}` ? { ErrorCode, ErrorMessage: 'no' } : { EventId: 'x' },
            ),
          },
        }
      : undefined;

  it('looks whether it is there, and puts them there in their order', async () => {
    expect(await terminal.run('replay', '--all', '--bus', 'hooks', '--name', 'r')).toBe(0);
    expect(terminal.out).toBe('24 events replayed onto the event bus hooks, as r\n');
    expect(aws.calls[0]).toMatchObject({ operation: 'DescribeEventBus', input: { Name: 'hooks' } });
    expect(sent()).toEqual(Array.from({ length: 24 }, (_, n) => n));
    expect(aws.entries[2]).toEqual({
      EventBusName: 'hooks',
      Source: 'github.com',
      DetailType: 'push',
      Detail: '{"n":2}',
      Time: day(3) / 1_000,
      Resources: ['urn:sallyport:github:evt_2%3A5b58', 'urn:sallyport-replay:r'],
    });
    expect(kept()).toHaveLength(24);
  });

  it('says before the first event that the bus is missing', async () => {
    aws.behaviour = ({ operation }) =>
      operation === 'DescribeEventBus' ? awsError('ResourceNotFoundException', 'no') : undefined;
    expect(await terminal.run('replay', '--all', '--bus', 'hoks')).toBe(1);
    expect(terminal.err).toBe(
      "sallyport: there is no event bus 'hoks' in eu-west-1, in the account of the AWS credentials; nothing was replayed\n",
    );
    expect(sent()).toEqual([]);
  });

  it('sends again what may pass, and names what the bus does not take', async () => {
    let throttled = 0;
    aws.behaviour = (call) => {
      if (call.operation !== 'PutEvents') return undefined;
      throttled += 1;
      return throttled === 1
        ? awsError('ThrottlingException', 'slow down')
        : failing(3, 'MalformedDetail')(call);
    };
    expect(await terminal.run('replay', '--all', '--bus', 'hooks', '--name', 'r')).toBe(1);
    const event = kept()[3];
    expect(terminal.err).toBe(
      `not taken: ${event?.id}  github  push  no bus takes it as it is (MalformedDetail)\n` +
        '23 of 24 events replayed onto the event bus hooks, as r, 1 not taken\n',
    );
    aws.behaviour = () => undefined;
    expect(await terminal.fresh('replay', event?.id as string, '--bus', 'hooks')).toBe(0);
    expect(sent().at(-1)).toBe(3);
  });

  it('ends where the bus refuses everybody, and says how to go on', async () => {
    aws.behaviour = failing(12, 'NotAuthorizedForSourceException');
    expect(await terminal.run('replay', '--all', '--bus', 'hooks', '--name', 'r')).toBe(1);
    const all = kept();
    expect(terminal.err).toBe(
      `not taken: ${all[12]?.id}  github  push  the bus may not be used so (NotAuthorizedForSourceException)\n` +
        `given up: 19 of 24 events replayed onto the event bus hooks, as r, 1 not taken; go on with the same command and --after ${all[19]?.id} --name r\n`,
    );
    expect(aws.callsOf('PutEvents')).toHaveLength(2);
  });

  it('names what is too big with its mark, without a call, and leaves a claim check a claim check', async () => {
    const pointer =
      '{"sallyport":{"claimCheck":{"bucket":"b","key":"k","size":2000000,"sha256":"ab"}},"fields":{}}';
    await keep([
      eventOfSize(999_990, { detailType: 'big' }),
      anEvent({ detailType: 'big', detail: pointer }),
    ]);
    expect(await terminal.run('replay', '--type', 'big', '--bus', 'hooks')).toBe(1);
    expect(terminal.err).toContain('it is bigger than the bus takes (entry_too_large)');
    expect(aws.entries.map(({ Detail }) => Detail)).toEqual([pointer]);
  });

  it('takes the bus of a configuration only where a stack was named, and refuses what is no bus', async () => {
    expect(await terminal.run('replay', '--all', '--bus', 'a b')).toBe(2);
    expect(terminal.err).toContain("--bus: 'a b' cannot be the name or ARN of an event bus");
    const env = {
      SALLYPORT_CONFIG: '{"endpoints":{"github":{"provider":"github","secretId":"s"}},"bus":"b"}',
    };
    const configured = new Terminal({ cwd: terminal.cwd, env });
    expect(await configured.run('replay', 'evt_1')).toBe(0);
    expect(configured.out).toContain('onto the embedded bus');
  });
});

describe('replay from an archive', () => {
  const archive = 'arn:aws:events:eu-west-1:123456789012:archive/all';
  const bus = 'arn:aws:events:eu-west-1:123456789012:event-bus/hooks';
  const times = ['--since', '2026-11-01T00:00:00Z', '--until', '2026-11-02T00:00:00Z', '--name', 'r'];
  const minute = (n: number) => Date.UTC(2026, 10, 1, 0, n) / 1_000;
  let aws: AwsServer;
  let states: Record<string, unknown>[];
  let other: (call: AwsCall) => ReturnType<AwsServer['behaviour']>;
  beforeEach(async () => {
    aws = new AwsServer();
    Object.assign(process.env, awsEnvironment(await aws.listen()));
    states = [{ State: 'COMPLETED', EventLastReplayedTime: minute(9) }];
    other = () => undefined;
    aws.behaviour = (call) => other(call) ?? answers[call.operation]?.();
  });
  afterEach(() => aws.close());

  const answers: Record<string, () => ReturnType<AwsServer['behaviour']>> = {
    DescribeArchive: () => ({
      body: { ArchiveName: 'all', ArchiveArn: archive, EventSourceArn: bus, RetentionDays: 0 },
    }),
    StartReplay: () => ({ body: { ReplayArn: 'arn', State: 'STARTING' } }),
    CancelReplay: () => ({ body: { ReplayArn: 'arn', State: 'CANCELLING' } }),
    DescribeReplay: () => ({ body: states.length > 1 ? states.shift() : states[0] }),
  };
  const failing = (operation: string, type: string) => {
    other = (call) => (call.operation === operation ? awsError(type, 'in words of AWS') : undefined);
  };

  it.each(['all', archive])('lets EventBridge replay it onto its bus, by the name %s', async (name) => {
    expect(await terminal.run('replay', '--archive', name, ...times)).toBe(0);
    expect(terminal.out).toBe(
      `replay r is complete: what ${archive} kept of that time is on ${bus} once more\n`,
    );
    expect(aws.calls.map(({ operation, input }) => [operation, input])).toEqual([
      ['DescribeArchive', { ArchiveName: 'all' }],
      [
        'StartReplay',
        {
          ReplayName: 'r',
          EventSourceArn: archive,
          EventStartTime: minute(0),
          EventEndTime: minute(1_440),
          Destination: { Arn: bus },
        },
      ],
      ['DescribeReplay', { ReplayName: 'r' }],
    ]);
  });

  it('is for some rules, where they are named, and for the bus of the archive, where that is', async () => {
    const rules = ['--rule', 'arn:1', '--rule', 'arn:2'];
    expect(await terminal.run('replay', '--archive', 'all', '--bus', 'hooks', ...rules, ...times)).toBe(0);
    expect(aws.callsOf('StartReplay')[0]?.input.Destination).toEqual({
      Arn: bus,
      FilterArns: ['arn:1', 'arn:2'],
    });
  });

  it('says why a replay failed, how far it came and how to go on', async () => {
    states = [{ State: 'FAILED', StateReason: 'the key is gone', EventLastReplayedTime: minute(7) }];
    expect(await terminal.run('replay', '--archive', 'all', ...times)).toBe(1);
    expect(terminal.err).toBe(
      'replay r is failed: the key is gone; it came to events of 2026-11-01T00:07:00.000Z; ' +
        'go on with --since 2026-11-01T00:07:00.000Z --until 2026-11-02T00:00:00.000Z and another name\n',
    );
  });

  it('is cancelled where the command is interrupted', async () => {
    states = [{ State: 'RUNNING' }, { State: 'CANCELLED' }];
    const running = terminal.run('replay', '--archive', 'all', ...times);
    await until(() => aws.callsOf('DescribeReplay')[0]);
    terminal.interrupt();
    expect(await running).toBe(130);
    expect(aws.callsOf('CancelReplay')).toHaveLength(1);
    expect(terminal.err).toBe('replay r is cancelled; nothing was replayed\n');
  });

  it('is complete where it has ended before it could be cancelled', async () => {
    states = [{ State: 'RUNNING' }, { State: 'COMPLETED' }];
    failing('CancelReplay', 'IllegalStatusException');
    const running = terminal.run('replay', '--archive', 'all', ...times);
    await until(() => aws.callsOf('DescribeReplay')[0]);
    terminal.interrupt();
    expect(await running).toBe(0);
    expect(terminal.out).toContain('replay r is complete');
  });

  it.each([
    ['DescribeArchive', 'ResourceNotFoundException', "there is no archive 'all' in this Region and account"],
    ['StartReplay', 'ResourceAlreadyExistsException', "there is a replay 'r' already"],
    ['StartReplay', 'LimitExceededException', 'ten replays are under way'],
    ['StartReplay', 'ResourceNotFoundException', 'the archive, its bus or a rule is not there any more'],
    ['StartReplay', 'ValidationException', '--archive: ValidationException: in words of AWS'],
    [
      'DescribeArchive',
      'AccessDeniedException',
      '--archive: the AWS credentials may not do this; grant them what it needs (AccessDeniedException)',
    ],
  ])('says in words that %s was answered with %s', async (operation, type, words) => {
    failing(operation, type);
    expect(await terminal.run('replay', '--archive', 'all', ...times)).toBe(1);
    expect(terminal.err).toContain(`sallyport: ${words}`);
  });

  it.each<[string, readonly string[], string]>([
    ['another bus', ['--archive', 'all', '--bus', 'other'], 'onto the bus that it archives and no other'],
    ['an archive of elsewhere', ['--archive', archive.replace('eu-west-1', 'us-east-1')], 'set AWS_REGION'],
  ])('starts nothing for %s', async (_, args, words) => {
    expect(await terminal.run('replay', ...args, ...times)).toBe(2);
    expect(terminal.err).toContain(words);
    expect(aws.callsOf('StartReplay')).toEqual([]);
  });

  it('starts nothing for a time of which the archive keeps nothing any more', async () => {
    other = ({ operation }) =>
      operation === 'DescribeArchive'
        ? { body: { ArchiveArn: archive, EventSourceArn: bus, RetentionDays: 3 } }
        : undefined;
    expect(await terminal.run('replay', '--archive', 'all', '--since', '5d', '--until', '4d')).toBe(1);
    expect(terminal.err).toContain('the archive keeps events for 3 days');
    expect(aws.callsOf('StartReplay')).toEqual([]);
  });
});
