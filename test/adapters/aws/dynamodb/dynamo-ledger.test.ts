import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DynamoLedger } from '../../../../src/adapters/aws/dynamodb/dynamo-ledger.ts';
import { awsEnvironment } from '../../../support/aws-environment.ts';
import { AwsServer, awsError } from '../../../support/aws-server.ts';
import { DynamoTableBehaviour } from '../../../support/dynamodb-behaviour.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const key = 'urn:sallyport:github:1';
const windowSeconds = 86_400;
const leaseMs = 1_500;

let server: AwsServer;
let table: DynamoTableBehaviour;
let clock: ManualClock;
let ledger: DynamoLedger;

beforeEach(async () => {
  server = new AwsServer();
  table = new DynamoTableBehaviour();
  server.behaviour = table.answer;
  Object.assign(process.env, awsEnvironment(await server.listen()));
  clock = new ManualClock();
  ledger = new DynamoLedger('deliveries', windowSeconds, clock);
  await ledger.open();
});

afterEach(() => server.close());

const claim = (owner: string) => ledger.claim(key, owner, leaseMs);

const done = { pk: { S: key }, state: { S: 'done' } };

describe('a claim', () => {
  it('is one strongly consistent read, and writes nothing', async () => {
    await expect(claim('a')).resolves.toBe('claimed');
    expect(server.calls).toEqual([
      {
        operation: 'GetItem',
        input: { TableName: 'deliveries', Key: { pk: { S: key } }, ConsistentRead: true },
      },
    ]);
    expect(table.items.size).toBe(0);
  });

  it('makes the key busy for others in this process, who need not ask the table', async () => {
    await claim('a');
    server.calls.length = 0;
    await expect(claim('b')).resolves.toBe('busy');
    expect(server.calls).toEqual([]);
  });

  it('goes to one of those who ask at once', async () => {
    const answers = await Promise.all(['a', 'b', 'c'].map(claim));
    expect(answers).toEqual(['claimed', 'busy', 'busy']);
  });

  it('is not known to another process: both publish what they get at the same moment', async () => {
    await claim('a');
    const elsewhere = new DynamoLedger('deliveries', windowSeconds, clock);
    await elsewhere.open();
    await expect(elsewhere.claim(key, 'b', leaseMs)).resolves.toBe('claimed');
  });

  it.each([
    { after: leaseMs - 1, entry: 'busy' },
    { after: leaseMs, entry: 'claimed' },
    { after: leaseMs + 1, entry: 'claimed' },
    { after: -3_600_000, entry: 'claimed' },
  ])(
    'ends with its lease, or where the clock is set back: after $after ms $entry',
    async ({ after, entry }) => {
      await claim('a');
      clock.advance(after);
      await expect(claim('b')).resolves.toBe(entry);
    },
  );

  it('that was taken over is not given up by who had it before', async () => {
    await claim('a');
    clock.advance(leaseMs);
    await claim('b');
    await ledger.release(key, 'a');
    await expect(claim('c')).resolves.toBe('busy');
  });

  it('is the same when its own owner repeats it', async () => {
    await claim('a');
    await expect(claim('a')).resolves.toBe('claimed');
  });

  it('learns in one call that the key is done', async () => {
    await ledger.done(key, 'a');
    server.calls.length = 0;
    await expect(claim('b')).resolves.toBe('done');
    expect(server.calls).toHaveLength(1);
    await expect(claim('c')).resolves.toBe('done');
  });

  const expires = { N: '9999999999' };
  it.each([
    { what: 'a claim of an older version', item: { ...done, state: { S: 'claimed' }, expires } },
    { what: 'done, and does not say until when', item: done },
    { what: 'of no state', item: { pk: { S: key }, expires } },
  ])('is free where the item is $what', async ({ item }) => {
    table.items.set(key, item);
    await expect(claim('a')).resolves.toBe('claimed');
  });

  it('leaves other keys alone', async () => {
    await claim('a');
    await expect(ledger.claim('other', 'b', leaseMs)).resolves.toBe('claimed');
  });
});

describe('what is done', () => {
  it('is one write, and expires after the window', async () => {
    await claim('a');
    await ledger.done(key, 'a');
    expect(server.calls.map(({ operation }) => operation)).toEqual(['GetItem', 'PutItem']);
    expect(table.items.get(key)).toEqual({
      ...done,
      expires: { N: String(clock.now() / 1_000 + windowSeconds) },
    });
  });

  it.each([
    { after: leaseMs, entry: 'done' },
    { after: windowSeconds * 1_000 - 1, entry: 'done' },
    { after: windowSeconds * 1_000, entry: 'claimed' },
  ])(
    'suppresses for the window, though the item is still there: after $after ms $entry',
    async ({ after, entry }) => {
      await ledger.done(key, 'a');
      clock.advance(after);
      await expect(claim('b')).resolves.toBe(entry);
    },
  );

  it('is so at once for who asks next, though somebody else has taken the claim over', async () => {
    await claim('a');
    clock.advance(leaseMs);
    await claim('b');
    await ledger.done(key, 'a');
    await expect(claim('c')).resolves.toBe('done');
  });

  it('is not undone by who claimed it before', async () => {
    await claim('a');
    await ledger.done(key, 'a');
    await ledger.release(key, 'a');
    await expect(claim('b')).resolves.toBe('done');
  });
});

describe('a release', () => {
  it('frees the key at once, without a call', async () => {
    await claim('a');
    server.calls.length = 0;
    await ledger.release(key, 'a');
    expect(server.calls).toEqual([]);
    await expect(claim('b')).resolves.toBe('claimed');
  });

  it('leaves the claim of somebody else', async () => {
    await claim('a');
    await ledger.release(key, 'b');
    await expect(claim('b')).resolves.toBe('busy');
  });

  it('of what is not there does nothing', async () => {
    await expect(ledger.release(key, 'a')).resolves.toBeUndefined();
  });
});

describe('a table that fails', () => {
  const calls = [
    { what: 'claim', call: () => claim('a') },
    { what: 'done', call: () => ledger.done(key, 'a') },
  ];

  it.each(calls)('is told of by an exception, without a repetition: $what', async ({ call }) => {
    server.behaviour = () => awsError('ProvisionedThroughputExceededException', 'slow');
    await expect(call()).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    expect(server.calls).toHaveLength(1);
  });

  it.each(calls)('is not waited for longer than 300 ms: $what', async ({ call }) => {
    server.behaviour = () => 'hang';
    const startedAt = performance.now();
    await expect(call()).rejects.toThrow();
    const ms = performance.now() - startedAt;
    expect(ms).toBeGreaterThan(290);
    // a busy machine is late, and without a limit nothing would end it
    expect(ms).toBeLessThan(10_000);
    await server.untilAbandoned(1);
  });

  it('gets one more request where the connection was dead', async () => {
    server.behaviour = (call, count) => (count === 1 ? 'reset' : table.answer(call));
    await expect(claim('a')).resolves.toBe('claimed');
    expect(server.calls).toHaveLength(2);
  });

  it('and not a third', async () => {
    server.behaviour = () => 'reset';
    await expect(claim('a')).rejects.toThrow();
    expect(server.calls).toHaveLength(2);
  });

  it.each([
    { what: 'it may not be read', code: 'AccessDeniedException' },
    { what: 'it is not there', code: 'ResourceNotFoundException' },
  ])('keeps nobody waiting for a claim that failed: $what', async ({ code }) => {
    server.behaviour = (call, count) => (count === 1 ? awsError(code, 'no') : table.answer(call));
    await expect(claim('a')).rejects.toMatchObject({ name: code });
    await expect(claim('b')).resolves.toBe('claimed');
  });

  it('keeps nobody waiting for what it could not be told to be done', async () => {
    await claim('a');
    server.behaviour = ({ operation }) =>
      operation === 'PutItem' ? awsError('InternalServerError', 'no') : undefined;
    await expect(ledger.done(key, 'a')).rejects.toMatchObject({ name: 'InternalServerError' });
    server.behaviour = table.answer;
    await expect(claim('b')).resolves.toBe('claimed');
  });

  it('leaves the claim of who took over to them, where who had it before cannot be told to be done', async () => {
    await claim('a');
    clock.advance(leaseMs);
    await claim('b');
    server.behaviour = ({ operation }) =>
      operation === 'PutItem' ? awsError('ThrottlingException', 'no') : undefined;
    await expect(ledger.done(key, 'a')).rejects.toMatchObject({ name: 'ThrottlingException' });
    await expect(claim('c')).resolves.toBe('busy');
  });

  it('costs no call after a freeze that closed the connections', async () => {
    await Promise.all(['a', 'b', 'c'].map((name) => ledger.claim(name, name, leaseMs)));
    server.dropConnections();
    await expect(claim('a')).resolves.toBe('claimed');
  });
});
