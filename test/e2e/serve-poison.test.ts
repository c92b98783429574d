import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sign } from '@octokit/webhooks-methods';
import Stripe from 'stripe';
import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { DeadLetterStore } from '../../src/adapters/local/sqlite/dead-letter-store.ts';
import { EventStore } from '../../src/adapters/local/sqlite/event-store.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { anEvent } from '../support/events.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { until } from '../support/terminal.ts';

let cwd: string;
let gateway: ServeProcess | undefined;
let children: ChildProcess[];

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'sallyport-poison-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  if (gateway?.isAlive) await gateway.kill('SIGKILL');
  gateway = undefined;
  rmSync(cwd, { recursive: true });
});

const path = () => join(cwd, '.sallyport', 'events.db');
const secretOf = (name: string): string =>
  JSON.parse(readFileSync(join(cwd, '.sallyport', 'secrets.json'), 'utf8'))[name];

async function start(): Promise<ServeProcess> {
  gateway = await ServeProcess.start(cwd);
  return gateway;
}

async function push(url: string, id: string, body = '{"ref":"main"}'): Promise<number> {
  const headers = {
    'x-github-event': 'push',
    'x-github-delivery': id,
    'x-hub-signature-256': await sign(secretOf('github'), body),
  };
  return (await fetch(`${url}/github`, { method: 'POST', headers, body })).status;
}

/** What anybody sees who opens the file now. */
function look<T>(at: (db: Database) => T): T {
  const db = new Database(path());
  try {
    return at(db);
  } finally {
    db.close();
  }
}
const idsOnBus = () =>
  look((db) =>
    [...new EventStore(db, systemClock).readAfter(0)].map(({ json }) =>
      String(JSON.parse(json).resources[0]),
    ),
  );
const isOnBus = (id: string) => idsOnBus().some((resource) => resource.includes(`:${id}`));
const isKept = (id: string) => {
  const parked = look((db) => {
    new DeadLetterStore(db);
    return db.prepare('select event from parked').all();
  });
  return isOnBus(id) || parked.some(({ event }) => String(event).includes(`:${id}%3A`));
};

/** Another process that has the write lock. */
async function lockedFor(ms: number): Promise<ChildProcess> {
  const script = `
    const db = new (require('node:sqlite').DatabaseSync)(process.argv[1], { timeout: 1000 });
    db.exec('begin immediate');
    console.log('locked');
    setTimeout(() => { db.exec('rollback'); db.close(); }, ${ms});`;
  const child = spawn(process.execPath, ['-e', script, path()], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}

describe('serve survives', () => {
  it('what it cannot read among what is parked, and publishes the rest', async () => {
    const poison = ['no JSON', 'null', '{"v":99,"event":{"from":"the future"}}', '{}'];
    await (await start()).kill('SIGTERM');
    look((db) => {
      new DeadLetterStore(db);
      const insert = db.prepare('insert into parked (event) values (?)');
      for (const text of poison) insert.run(text);
      insert.run(JSON.stringify(anEvent({ resources: ['urn:sallyport:github:parked'] })));
    });
    const { url } = await start();
    await until(() => isOnBus('parked') || undefined);
    await until(() => look((db) => new DeadLetterStore(db).count) === poison.length || undefined);
    expect(look((db) => new DeadLetterStore(db).list())).toMatchObject(
      poison.map((text) => ({ text, reason: 'unreadable' })),
    );
    expect(await push(url, 'afterwards')).toBe(200);
    expect(await gateway?.kill('SIGTERM')).toBe(0);
  });

  it('a time between two milliseconds that a sender has signed', async () => {
    const { url } = await start();
    const body = '{"id":"evt_1","type":"charge.succeeded","created":1700000000.0004}';
    const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: secretOf('stripe') });
    const headers = { 'stripe-signature': signature };
    const { status } = await fetch(`${url}/stripe`, { method: 'POST', headers, body });
    expect(status).toBe(200);
    expect(isOnBus('evt_1')).toBe(true);
    expect(gateway?.complaints).toEqual([]);
  });

  it('a lock that another process has for two seconds, and goes on with everything else meanwhile', async () => {
    const { url } = await start();
    await lockedFor(2_000);
    const answered: string[] = [];
    const delivery = push(url, 'while-locked').then((status) => answered.push(`delivery ${status}`));
    for (let n = 0; n < 3; n += 1) {
      const { status } = await fetch(`${url}/nowhere`);
      answered.push(`other ${status}`);
    }
    await delivery;
    expect(answered).toEqual([...Array(3).fill('other 401'), 'delivery 200']);
    // parked, where the lock outlasted what the bus gets of the time
    await until(() => isOnBus('while-locked') || undefined);
  });

  it('a lock that does not end: the sender hears 503, and is served when it has ended', async () => {
    const { url } = await start();
    const child = await lockedFor(60_000);
    expect(await push(url, 'too-long')).toBe(503);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await push(url, 'too-long')).toBe(200);
    expect(isOnBus('too-long')).toBe(true);
  });

  const harm: readonly { readonly what: string; readonly wreck: () => void }[] = [
    { what: 'the folder', wreck: () => rmSync(join(cwd, '.sallyport'), { recursive: true }) },
    { what: 'the file', wreck: () => rmSync(path()) },
    { what: 'the log of the file', wreck: () => rmSync(`${path()}-wal`) },
    { what: 'the index of the log', wreck: () => rmSync(`${path()}-shm`) },
    { what: 'the file, moved away', wreck: () => renameSync(path(), `${path()}.old`) },
  ];
  it.each(harm)(
    'the deletion of what it writes into, and answers 200 for nothing that is lost: $what',
    async ({ wreck }) => {
      const { url } = await start();
      const secret = secretOf('github');
      const send = async (id: string) => {
        const headers = {
          'x-github-event': 'push',
          'x-github-delivery': id,
          'x-hub-signature-256': await sign(secret, '{}'),
        };
        return (await fetch(`${url}/github`, { method: 'POST', headers, body: '{}' })).status;
      };
      expect(await send('before')).toBe(200);
      wreck();
      for (const id of ['first', 'second', 'third']) {
        if ((await send(id)) === 200) expect(isKept(id)).toBe(true);
      }
      expect(await send('later')).toBe(200);
      expect(existsSync(path())).toBe(true);
      expect(isKept('later')).toBe(true);
      expect(gateway?.complaints).toMatchObject([{ name: 'events_file_lost' }]);
    },
  );
});

describe('a disk that is full', () => {
  it('is called by its name and answered with 503, and what was answered with 200 is there', async () => {
    gateway = await ServeProcess.start(cwd, { fileBlocks: 512 });
    const body = JSON.stringify({ text: 'x'.repeat(100_000) });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push(await push(gateway.url, `big-${n}`, body));
    const refused = statuses.findIndex((status) => status !== 200);
    expect(refused).toBeGreaterThan(0);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect(gateway.isAlive).toBe(true);
    const messages = gateway.complaints.map(({ message }) => String(message));
    expect(messages.filter((message) => message.includes('rollback'))).toEqual([]);
    expect(messages.some((message) => /full|disk I\/O/.test(message))).toBe(true);
    for (const [n, status] of statuses.entries()) if (status === 200) expect(isKept(`big-${n}`)).toBe(true);
  });
});

describe('a log that cannot be written any more', () => {
  it('is told of once, and every delivery is answered all the same', async () => {
    gateway = await ServeProcess.start(cwd, { fileBlocks: 1_024, logFile: 'serve.log' });
    truncateSync(join(cwd, 'serve.log'), 1_024 * 1_024);
    for (let n = 0; n < 5; n += 1) {
      expect(await push(gateway.url, `unlogged-${n}`)).toBe(200);
      expect(isKept(`unlogged-${n}`)).toBe(true);
    }
    expect(gateway.isAlive).toBe(true);
    expect(gateway.said.match(/the log cannot be written: [^\n]+[(]EFBIG[)]/g)).toHaveLength(1);
    truncateSync(join(cwd, 'serve.log'), 0);
    expect(await push(gateway.url, 'logged')).toBe(200);
    expect(readFileSync(join(cwd, 'serve.log'), 'utf8')).toContain('"id":"logged:');
    expect(await gateway.kill('SIGTERM')).toBe(0);
  });
});
