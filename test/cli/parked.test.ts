import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventText, pointerText } from '../../src/adapters/parking/parked-event.ts';
import type { Io } from '../../src/cli/io.ts';
import { type ParkedOptions, parked } from '../../src/cli/parked.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer, awsError } from '../support/aws-server.ts';
import { anEvent } from '../support/events.ts';
import { SqsBehaviour } from '../support/sqs-behaviour.ts';

const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/000000000000/parked';
const deadLetterUrl = 'https://sqs.eu-west-1.amazonaws.com/000000000000/dead';
const endpoints = { github: { provider: 'github', secretId: 'hooks/github' } };
const reason = (text: string) => ({ reason: { DataType: 'String', StringValue: text } });

let server: AwsServer;
let sqs: SqsBehaviour;
let out: string;
let err: string;

beforeEach(async () => {
  server = new AwsServer();
  sqs = new SqsBehaviour();
  server.behaviour = sqs.behaviour;
  Object.assign(process.env, awsEnvironment(await server.listen()));
  out = '';
  err = '';
});

afterEach(() => server.close());

function run(options: ParkedOptions = {}, park: object | 'none' = { queueUrl, deadLetterUrl }) {
  const io: Io = {
    out: { write: (text) => (out += text) },
    err: { write: (text) => (err += text) },
    env: { SALLYPORT_CONFIG: JSON.stringify({ endpoints, ...(park === 'none' ? {} : { park }) }) },
    cwd: '.',
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
    await expect(run({}, 'none')).rejects.toMatchObject({ name: 'UserError', exitCode: 2 });
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
        message: 'AccessDenied: not authorized to perform: sqs:X',
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
