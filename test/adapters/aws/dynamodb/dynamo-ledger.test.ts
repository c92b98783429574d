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

describe('a claim', () => {
  it('is an item with state, owner, lease and the time from which the table may delete it', async () => {
    await expect(claim('a')).resolves.toBe('claimed');
    const { TableName, Item } = server.calls[0]!.input;
    expect({ TableName, Item }).toEqual({
      TableName: 'deliveries',
      Item: {
        pk: { S: key },
        state: { S: 'claimed' },
        owner: { S: 'a' },
        lease: { N: String(clock.now() + 1_500) },
        expires: { N: String(clock.now() / 1_000 + 2) },
      },
    });
  });

  it('makes the key busy for others', async () => {
    await claim('a');
    await expect(claim('b')).resolves.toBe('busy');
  });

  it.each([
    { after: leaseMs - 1, entry: 'busy' },
    { after: leaseMs, entry: 'claimed' },
    { after: leaseMs + 1, entry: 'claimed' },
  ])(
    'ends with its lease, though the item is still there: after $after ms $entry',
    async ({ after, entry }) => {
      await claim('a');
      clock.advance(after);
      await expect(claim('b')).resolves.toBe(entry);
    },
  );

  it('is the same when its own owner repeats it', async () => {
    await claim('a');
    await expect(claim('a')).resolves.toBe('claimed');
  });

  it('learns in one call what holds the key', async () => {
    await claim('a');
    await ledger.done(key);
    server.calls.length = 0;
    await expect(claim('b')).resolves.toBe('done');
    expect(server.calls).toHaveLength(1);
  });

  it('takes a key for busy where the table does not say what holds it', async () => {
    server.behaviour = () => awsError('ConditionalCheckFailedException', 'no');
    await expect(claim('a')).resolves.toBe('busy');
  });

  it('may have a lease between two milliseconds', async () => {
    await expect(ledger.claim(key, 'a', 1_499.5)).resolves.toBe('claimed');
    expect(table.items.get(key)?.lease).toEqual({ N: String(clock.now() + 1_500) });
  });

  it('leaves other keys alone', async () => {
    await claim('a');
    await expect(ledger.claim('other', 'b', leaseMs)).resolves.toBe('claimed');
  });
});

describe('what is done', () => {
  it('replaces the claim, and expires after the window', async () => {
    await claim('a');
    await ledger.done(key);
    expect(table.items.get(key)).toEqual({
      pk: { S: key },
      state: { S: 'done' },
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
      await ledger.done(key);
      clock.advance(after);
      await expect(claim('b')).resolves.toBe(entry);
    },
  );

  it('is not undone by who claimed it before', async () => {
    await claim('a');
    await ledger.done(key);
    await ledger.release(key, 'a');
    await expect(claim('b')).resolves.toBe('done');
  });
});

describe('a release', () => {
  it('frees the key at once', async () => {
    await claim('a');
    await ledger.release(key, 'a');
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
    { what: 'done', call: () => ledger.done(key) },
    { what: 'release', call: () => ledger.release(key, 'a') },
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
    expect(ms).toBeLessThan(1_000);
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

  it('may have taken the claim whose answer was lost', async () => {
    server.behaviour = (call, count) => {
      const reply = table.answer(call);
      return count === 1 ? 'reset' : reply;
    };
    await expect(claim('a')).resolves.toBe('claimed');
  });

  it('costs no call after a freeze that closed the connections', async () => {
    await Promise.all(['a', 'b', 'c'].map((name) => ledger.claim(name, name, leaseMs)));
    server.dropConnections();
    await expect(claim('a')).resolves.toBe('claimed');
  });
});
