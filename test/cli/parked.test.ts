import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { ParkingStore } from '../../src/adapters/local/sqlite/parking-store.ts';
import { eventText, pointerText } from '../../src/adapters/publishing/parking/parked-event.ts';
import { ParkedTexts } from '../../src/adapters/publishing/parking/parked-texts.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import type { Io } from '../../src/cli/io.ts';
import { type ParkedOptions, parked } from '../../src/cli/parked.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer, awsError } from '../support/aws-server.ts';
import { anEvent, numberedEvents } from '../support/events.ts';
import { RecordingLog, RecordingPublisher } from '../support/fakes.ts';
import { SqsBehaviour } from '../support/sqs-behaviour.ts';
import { timeLeft } from '../support/time-left.ts';

const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/000000000000/parked';
const deadLetterUrl = 'https://sqs.eu-west-1.amazonaws.com/000000000000/dead';
const endpoints = { github: { provider: 'github', secretId: 'hooks/github' } };
const reason = (text: string) => ({ reason: { DataType: 'String', StringValue: text } });

let server: AwsServer;
let sqs: SqsBehaviour;
let out: string;
let err: string;
let cwd: string;

beforeEach(async () => {
  server = new AwsServer();
  sqs = new SqsBehaviour();
  server.behaviour = sqs.behaviour;
  Object.assign(process.env, awsEnvironment(await server.listen()));
  out = '';
  err = '';
  cwd = mkdtempSync(join(tmpdir(), 'sallyport-parked-'));
});

afterEach(async () => {
  rmSync(cwd, { recursive: true });
  await server.close();
});

function run(options: ParkedOptions = {}, park: object | 'none' = { queueUrl, deadLetterUrl }) {
  const io: Io = {
    out: { write: (text) => (out += text) },
    err: { write: (text) => (err += text) },
    env: { SALLYPORT_CONFIG: JSON.stringify({ endpoints, ...(park === 'none' ? {} : { park }) }) },
    cwd,
    stop: new AbortController().signal,
  };
  return parked(options, io);
}

describe('parked', () => {
  it('shows how many events wait, and how many are dead', async () => {
    sqs.add(queueUrl, 'a');
    sqs.add(queueUrl, 'b').visibleAt = Date.now() + 60_000;
    sqs.add(deadLetterUrl, 'c');
    await expect(run()).resolves.toBe(0);
    expect(out).toBe(
      'parked: 1 waiting, 1 in flight, 0 delayed\ndead letters: 1 waiting, 0 in flight, 0 delayed\n',
    );
  });

  it('shows the parking queue alone where there is no other', async () => {
    await expect(run({}, { queueUrl })).resolves.toBe(0);
    expect(out).toBe('parked: 0 waiting, 0 in flight, 0 delayed\n');
  });

  it('says what is missing in the configuration', async () => {
    for (const options of [{ dead: true }, { redrive: 'x' }, { drop: 'x' }]) {
      await expect(run(options, { queueUrl })).rejects.toThrow('park.deadLetterUrl');
    }
    expect(server.calls).toEqual([]);
  });

  it('shows what AWS refuses as a message', async () => {
    sqs.before = () => awsError('com.amazonaws.sqs#AccessDenied', 'not authorized to perform: sqs:X');
    for (const options of [{}, { dead: true }, { redrive: 'x' }, { drop: 'x' }]) {
      const failure = {
        name: 'UserError',
        exitCode: 1,
        message: 'the AWS credentials may not do this; grant them sqs:X (AccessDenied)',
      };
      await expect(run(options)).rejects.toMatchObject(failure);
    }
  });
});

describe('parked --dead', () => {
  it('lists who sent what, why it is dead and since when', async () => {
    sqs.now = () => Date.UTC(2026, 10, 23, 12);
    const stored = { bucket: 'b', key: 'parked/sms/2026-11-23/ab.json', size: 1, sha256: 'ab' };
    const ids = [
      sqs.add(deadLetterUrl, eventText(anEvent()), reason('MalformedDetail')),
      sqs.add(deadLetterUrl, 'hello', reason('unreadable')),
      sqs.add(deadLetterUrl, pointerText(stored)),
      sqs.add(deadLetterUrl, pointerText({ ...stored, key: 'x' })),
    ].map(({ id }) => id);
    await expect(run({ dead: true })).resolves.toBe(0);
    expect(out.split('\n')).toEqual([
      `${ids[0]}  github  push  delivery-1  MalformedDetail  2026-11-23T12:00:00.000Z`,
      `${ids[1]}  -  -  -  unreadable  2026-11-23T12:00:00.000Z`,
      `${ids[2]}  sms  -  parked/sms/2026-11-23/ab.json  received_too_often  2026-11-23T12:00:00.000Z`,
      `${ids[3]}  -  -  x  received_too_often  2026-11-23T12:00:00.000Z`,
      '',
    ]);
    expect(err).toContain('4 dead letter(s)');
  });

  it('leaves them where they are, to be seen again at once', async () => {
    for (let n = 0; n < 25; n += 1) sqs.add(deadLetterUrl, eventText(anEvent({ id: `delivery-${n}` })));
    for (let time = 0; time < 2; time += 1) {
      out = '';
      await run({ dead: true });
      expect(out.trimEnd().split('\n')).toHaveLength(25);
    }
    expect(server.callsOf('ReceiveMessage')[0]?.input).toMatchObject({ VisibilityTimeout: 30 });
  });

  it('ends when the first ones come round again', async () => {
    const clock = { now: Date.now() };
    sqs.now = () => clock.now;
    sqs.before = ({ operation }) => {
      if (operation === 'ReceiveMessage') clock.now += 31_000;
      return undefined;
    };
    for (let n = 0; n < 3; n += 1) sqs.add(deadLetterUrl, `${n}`);
    await run({ dead: true });
    expect(out.trimEnd().split('\n')).toHaveLength(3);
  });

  it('says that there are none', async () => {
    await expect(run({ dead: true })).resolves.toBe(0);
    expect(out).toBe('');
    expect(err).toBe('there are no dead letters\n');
  });

  it('shows nothing that a terminal would obey', async () => {
    sqs.add(deadLetterUrl, eventText(anEvent({ detailType: 'a\u001b[2Jb\nc', id: '\u202ex' })));
    await run({ dead: true });
    expect(out).toContain('  a?[2Jb?c  ?x  ');
  });

  it('is a success though the letters cannot be shown again before their time', async () => {
    sqs.add(deadLetterUrl, 'hello');
    sqs.before = ({ operation }) =>
      operation === 'ChangeMessageVisibility' ? awsError('com.amazonaws.sqs#AccessDenied', 'no') : undefined;
    await expect(run({ dead: true })).resolves.toBe(0);
  });
});

describe('parked --redrive', () => {
  it('sends one dead letter back as it was, and only that', async () => {
    const letters = Array.from({ length: 15 }, (_, n) =>
      sqs.add(deadLetterUrl, eventText(anEvent({ id: `delivery-${n}` })), reason('MalformedDetail')),
    );
    const [wanted] = letters.slice(12);
    await expect(run({ redrive: wanted!.id })).resolves.toBe(0);
    expect(sqs.in(queueUrl)).toMatchObject([{ body: wanted!.body, attributes: {} }]);
    expect(sqs.in(deadLetterUrl)).toHaveLength(14);
    expect(sqs.bodies(deadLetterUrl)).not.toContain(wanted!.body);
    expect(sqs.in(deadLetterUrl).every(({ visibleAt }) => visibleAt <= Date.now())).toBe(true);
    expect(err).toBe(`${wanted!.id} is back in the parking queue, and is published from there\n`);
  });

  it('deletes nothing that could not be sent', async () => {
    const { id } = sqs.add(deadLetterUrl, 'hello');
    sqs.before = ({ operation }) =>
      operation === 'SendMessage' ? awsError('com.amazonaws.sqs#AccessDenied', 'no') : undefined;
    await expect(run({ redrive: id })).rejects.toMatchObject({ exitCode: 1 });
    expect(sqs.bodies(deadLetterUrl)).toEqual(['hello']);
  });

  it('says so when there is no such letter', async () => {
    sqs.add(deadLetterUrl, 'hello');
    await expect(run({ redrive: 'no-such' })).resolves.toBe(1);
    expect(err).toContain("no dead letter 'no-such'");
    expect(sqs.bodies(deadLetterUrl)).toEqual(['hello']);
  });
});

describe('parked --drop', () => {
  it('deletes one dead letter, and only that', async () => {
    const [first, second] = ['a', 'b'].map((body) => sqs.add(deadLetterUrl, body));
    await expect(run({ drop: first!.id })).resolves.toBe(0);
    expect(sqs.in(deadLetterUrl)).toEqual([second]);
    expect(sqs.in(queueUrl)).toEqual([]);
    expect(err).toBe(`${first!.id} is deleted\n`);
  });

  it('says so when there is no such letter', async () => {
    await expect(run({ drop: 'no-such' })).resolves.toBe(1);
  });
});

describe('parked without queues in the configuration', () => {
  /** The file of a `serve` whose bus has refused one event, and one row of which is no event. */
  async function served(): Promise<void> {
    const db = new Database(join(cwd, '.sallyport', 'events.db'));
    const store = new ParkingStore(db, new ParkedTexts(undefined), systemClock, new RecordingLog());
    await store.park([anEvent({ id: 'bad' }), ...numberedEvents(2)], timeLeft(1_000));
    db.prepare('insert into parked (event) values (?)').run('null');
    const bus = new RecordingPublisher();
    bus.receiptFor = ({ id }) =>
      id === 'bad'
        ? { status: 'refused', reason: 'event_fault', code: 'MalformedDetail' }
        : { status: 'unavailable', reason: 'outage', code: 'InternalFailure' };
    await store.redrive(bus, () => timeLeft(1_000));
    db.close();
  }
  const here = (options: ParkedOptions = {}) => {
    out = '';
    err = '';
    return run(options, 'none');
  };

  it('shows what waits in the file of serve', async () => {
    await served();
    await expect(here()).resolves.toBe(0);
    expect(out).toBe('parked: 2 waiting\ndead letters: 2 waiting\n');
    expect(server.calls).toEqual([]);
  });

  it('lists the dead letters there', async () => {
    await served();
    await expect(here({ dead: true })).resolves.toBe(0);
    expect(out.replaceAll(/\d{4}-\S+Z/g, 'time')).toBe(
      '1  github  push  bad  MalformedDetail  time\n2  -  -  -  unreadable  time\n',
    );
    expect(err).toContain('2 dead letter(s)');
  });

  it('lets one wait for the bus again, or deletes it', async () => {
    await served();
    await expect(here({ redrive: '1' })).resolves.toBe(0);
    expect(err).toBe('1 is back in the parking queue, and is published from there\n');
    await expect(here({ drop: '2' })).resolves.toBe(0);
    expect(err).toBe('2 is deleted\n');
    await here();
    expect(out).toBe('parked: 3 waiting\ndead letters: 0 waiting\n');
    await expect(here({ drop: '2' })).resolves.toBe(1);
    expect(err).toContain("no dead letter '2'");
  });

  it('says that there is nothing where serve has never run', async () => {
    for (const options of [{}, { dead: true }, { redrive: '1' }, { drop: '1' }]) {
      await expect(here(options)).resolves.toBe('redrive' in options || 'drop' in options ? 1 : 0);
      expect(err).toMatch(/nothing is parked: there is no .*events\.db/);
    }
  });

  it('says what is wrong with a file that is no database', async () => {
    mkdirSync(join(cwd, '.sallyport'));
    writeFileSync(join(cwd, '.sallyport', 'events.db'), 'garbage '.repeat(100));
    await expect(here()).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 1,
      message: `${join(cwd, '.sallyport', 'events.db')}: it is not a database of Sallyport; move it away, and a new one is made (SQLITE_NOTADB)`,
    });
  });

  it('lists a dead letter whose time is none, with all others', async () => {
    await served();
    const db = new Database(join(cwd, '.sallyport', 'events.db'));
    db.prepare('update dead_letter set sent_at = ? where id = 1').run(9e15);
    db.close();
    await expect(here({ dead: true })).resolves.toBe(0);
    expect(out).toMatch(/^1 {2}github {2}push {2}bad {2}MalformedDetail {2}-\n2 {2}/);
  });
});
