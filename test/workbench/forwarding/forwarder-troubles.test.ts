import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../../src/adapters/local/sqlite/database.ts';
import { EventStore } from '../../../src/adapters/local/sqlite/event-store.ts';
import { ForwardingStore } from '../../../src/adapters/local/sqlite/forwarding-store.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import type { Attempt } from '../../../src/workbench/forwarding/attempts.ts';
import { Forwarder } from '../../../src/workbench/forwarding/forwarder.ts';
import { type ReadRule, readRule } from '../../../src/workbench/rules/read-rules.ts';
import { anEvent } from '../../support/events.ts';
import { RecordingLog } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const urn = 'urn:sallyport:github:d1';
const taken: Attempt = { answer: { status: 200, body: '' }, fate: { kind: 'delivered' } };
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('forwarding in trouble', () => {
  let folder: string;
  let db: Database;
  let events: EventStore;
  let store: ForwardingStore;
  let log: RecordingLog;
  let rules: readonly ReadRule[];
  let send: (event: string, stop: AbortSignal) => Promise<Attempt>;
  let pauses: number[];
  let forwarder: Forwarder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-forward-'));
    db = new Database(join(folder, 'events.db'));
    events = new EventStore(db, systemClock);
    store = new ForwardingStore(db, events);
    log = new RecordingLog();
    const text = JSON.stringify({ pattern: { source: ['github.com'] }, target: { url: 'http://h.test/' } });
    rules = [readRule('all', text, { ofRules: '/shop', working: '/shop' }) as ReadRule];
    send = async () => taken;
    pauses = [];
    forwarder = new Forwarder({
      events,
      store,
      rules: () => rules,
      send: (_, event, stop) => send(event, stop),
      policy: { retries: 185, forMs: 86_400_000 },
      keep: 100,
      clock: new ManualClock(),
      pause: async (ms) => {
        pauses.push(ms);
        await turn();
      },
      random: () => 0,
      log,
    });
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  const put = () => events.append([anEvent({ source: 'github.com', resources: [urn] })], 1_000);
  const failures = () => log.named('forwarding_failed').map(({ fields }) => fields.message);

  it('is told once, however often the same fails, and goes on when it fails no more', async () => {
    let looks = 0;
    let message = 'the disk is full';
    Object.defineProperty(store, 'cursor', {
      get: () => {
        looks += 1;
        throw new Error(message);
      },
      configurable: true,
    });
    const running = forwarder.run();
    while (looks < 3) await turn();
    expect(failures()).toEqual(['the disk is full']);
    message = 'the file is locked';
    while (looks < 6) await turn();
    expect(failures()).toEqual(['the disk is full', 'the file is locked']);
    Reflect.deleteProperty(store, 'cursor');
    await put();
    while (forwarder.of([urn])[0]?.status !== 'delivered') await turn();
    await forwarder.end();
    await running;
    expect(failures()).toHaveLength(2);
  });

  it('holds back an event of which nothing can be written down, so that it is not sent again and again', async () => {
    let sent = 0;
    send = async () => {
      sent += 1;
      await turn();
      return taken;
    };
    store.settle = async () => {
      throw new Error('the disk is full');
    };
    await put();
    await forwarder.look();
    while (failures().length === 0) await turn();
    expect([sent, failures(), pauses]).toEqual([1, ['the disk is full'], [30_000]]);
    Reflect.deleteProperty(store, 'settle');
    // and then it is
    while (forwarder.of([urn])[0]?.status !== 'delivered') await turn();
  });

  it('counts what its target throws as a failure, and comes again', async () => {
    send = async () => {
      throw new Error('no such folder');
    };
    await put();
    await forwarder.look();
    await forwarder.idle();
    expect(forwarder.of([urn])).toMatchObject([
      { status: 'waiting', attempts: 1, answer: { error: 'no such folder' } },
    ]);
  });

  it('begins nothing once it is ended', async () => {
    await put();
    await forwarder.end();
    await forwarder.look();
    await forwarder.idle();
    expect(forwarder.of([urn])).toMatchObject([{ status: 'waiting', attempts: 0 }]);
  });

  it('tries once more on demand where its rule is gone, at the target that it had', async () => {
    send = async () => ({ answer: { status: 500, body: '' }, fate: { kind: 'refused' } });
    await put();
    await forwarder.look();
    await forwarder.idle();
    const [{ id = 0 } = {}] = forwarder.of([urn]);
    rules = [];
    send = async () => taken;
    expect(await forwarder.retry(id)).toMatchObject({ status: 'delivered', target: 'http://h.test/' });
  });

  it('answers with what it last knew where a retry is forgotten meanwhile', async () => {
    await put();
    await forwarder.look();
    await forwarder.idle();
    const [{ id = 0 } = {}] = forwarder.of([urn]);
    send = async () => {
      await store.prune(0);
      return taken;
    };
    expect(await forwarder.retry(id)).toMatchObject({ id, status: 'delivered', attempts: 1 });
    expect(forwarder.of([urn])).toEqual([]);
  });

  it('tells nobody who has stopped to listen', async () => {
    let heard = 0;
    const stop = forwarder.listen(() => {
      heard += 1;
    });
    stop();
    await put();
    await forwarder.look();
    await forwarder.idle();
    expect(heard).toBe(0);
  });
});
