import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../../src/adapters/local/sqlite/database.ts';
import { EventStore } from '../../../src/adapters/local/sqlite/event-store.ts';
import { ForwardingStore } from '../../../src/adapters/local/sqlite/forwarding-store.ts';
import type { WebhookEvent } from '../../../src/domain/event.ts';
import type { Forwarding, RuleTarget } from '../../../src/workbench/api.ts';
import type { Attempt } from '../../../src/workbench/forwarding/attempts.ts';
import { failed } from '../../../src/workbench/forwarding/fate.ts';
import { Forwarder } from '../../../src/workbench/forwarding/forwarder.ts';
import { type ReadRule, readRule } from '../../../src/workbench/rules/read-rules.ts';
import { RecordingLog } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const folders = { ofRules: '/shop', working: '/shop' };
const hook = { url: 'http://localhost:3000/hook' };
const rule = (
  name: string,
  pattern: object = { source: ['github.com'] },
  target: RuleTarget | undefined = hook,
) => readRule(name, JSON.stringify({ pattern, target }), folders) as ReadRule;
const event = (id: string, parts: Partial<WebhookEvent> = {}): WebhookEvent => ({
  id,
  endpoint: 'github',
  bus: 'default',
  source: 'github.com',
  detailType: 'push',
  detail: '{"secret":"in the event"}',
  time: Date.UTC(2026, 10, 26),
  resources: [`urn:sallyport:github:${id}`],
  ...parts,
});
const taken: Attempt = { answer: { status: 200, body: 'thanks' }, fate: { kind: 'delivered' } };
const notTaken: Attempt = { answer: { status: 500, body: 'no' }, fate: failed };

describe('what rules forward', () => {
  let folder: string;
  let clock: ManualClock;
  let log: RecordingLog;
  let rules: ReadRule[];
  let sent: { readonly url: string; readonly urn: string }[];
  let answer: (urn: string, stop: AbortSignal) => Attempt | Promise<Attempt>;
  let opened: Database[];
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'sallyport-forward-')));
    clock = new ManualClock();
    log = new RecordingLog();
    rules = [rule('all')];
    sent = [];
    answer = () => taken;
    opened = [];
  });
  afterEach(() => {
    for (const db of opened) db.close();
    rmSync(folder, { recursive: true });
  });

  /** A process of its own on the same file. */
  function begin({ keep = 100 } = {}) {
    const db = new Database(join(folder, 'events.db'));
    opened.push(db);
    const events = new EventStore(db, clock);
    const store = new ForwardingStore(db, events);
    const forwarder = new Forwarder({
      events,
      store,
      rules: () => rules,
      send: async (target, json, stop) => {
        const [urn = ''] = (JSON.parse(json) as { resources: string[] }).resources;
        sent.push({ url: 'url' in target ? target.url : target.file, urn });
        return await answer(urn, stop);
      },
      policy: { retries: 185, forMs: 86_400_000 },
      keep,
      clock,
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      random: () => 0,
      log,
    });
    const step = async () => {
      await forwarder.look();
      await forwarder.idle();
      // those that came into the room of others
      await forwarder.idle();
    };
    return {
      db,
      events,
      store,
      forwarder,
      step,
      put: (...ids: string[]) =>
        events.append(
          ids.map((id) => event(id)),
          1_000,
        ),
    };
  }
  const urns = () => sent.map(({ urn }) => urn.replace('urn:sallyport:github:', ''));
  const rows = ({ forwarder }: ReturnType<typeof begin>, ...ids: string[]) =>
    forwarder.of(ids.map((id) => `urn:sallyport:github:${id}`));

  it('is what their patterns match, once for each rule with a target, with the answer', async () => {
    rules = [
      rule('pushes', { 'detail-type': ['push'] }),
      rule('others', { 'detail-type': ['ping'] }),
      { ...rule('looked-at'), target: undefined },
      rule('files', { source: ['github.com'] }, { file: 'out.jsonl' }),
    ];
    const one = begin();
    const heard: Forwarding[] = [];
    one.forwarder.listen((changed) => heard.push(...changed));
    await one.put('d1');
    await one.step();
    expect(sent.map(({ url }) => url).sort()).toEqual(['http://localhost:3000/hook', 'out.jsonl']);
    expect(rows(one, 'd1')).toMatchObject([
      {
        rule: 'pushes',
        target: hook.url,
        urn: 'urn:sallyport:github:d1',
        status: 'delivered',
        attempts: 1,
        triedAt: clock.now(),
        nextAt: undefined,
        answer: { status: 200, body: 'thanks', ms: 0 },
      },
      { rule: 'files', target: 'out.jsonl', status: 'delivered' },
    ]);
    expect(heard.map(({ status }) => status)).toEqual(['waiting', 'waiting', 'delivered', 'delivered']);
    await one.step();
    expect(sent).toHaveLength(2);
  });

  it('is also what another process puts there', async () => {
    const one = begin();
    await begin().put('elsewhere');
    await one.step();
    expect(urns()).toEqual(['elsewhere']);
  });

  it('comes again when its target has failed, and says each time what it heard', async () => {
    const one = begin();
    await one.put('d1');
    answer = () => notTaken;
    await one.step();
    expect(rows(one, 'd1')).toMatchObject([
      { status: 'waiting', attempts: 1, nextAt: clock.now() + 500, answer: { status: 500, body: 'no' } },
    ]);
    clock.advance(499);
    await one.step();
    expect(sent).toHaveLength(1);
    answer = () => taken;
    clock.advance(1);
    await one.step();
    expect(rows(one, 'd1')).toMatchObject([{ status: 'delivered', attempts: 2, answer: { status: 200 } }]);
    expect(log.named('forward').map(({ level, fields }) => [level, fields.message])).toEqual([
      ['warn', 'http://localhost:3000/hook push 0 ms, again in 1 s'],
      ['info', 'http://localhost:3000/hook push 0 ms'],
    ]);
    expect(JSON.stringify(log.lines)).not.toContain('in the event');
  });

  it('is lost by no kill: what was taken on is sent by the next process, and nothing is taken on twice', async () => {
    const one = begin();
    await one.put('d1');
    answer = () => new Promise<never>(() => {});
    await one.forwarder.look();
    expect(urns()).toEqual(['d1']);
    // killed here, in the middle of an attempt
    await one.put('d2');
    answer = () => taken;
    const next = begin();
    await next.step();
    expect(urns()).toEqual(['d1', 'd1', 'd2']);
    await begin().step();
    expect(sent).toHaveLength(3);
    expect(rows(next, 'd1', 'd2').map(({ attempts }) => attempts)).toEqual([1, 1]);
  });

  it('is taken on by one of two processes', async () => {
    const one = begin();
    const other = begin();
    await one.put('d1');
    await Promise.all([one.forwarder.look(), other.forwarder.look()]);
    expect(rows(one, 'd1')).toHaveLength(1);
  });

  it('begins with what comes after a rule is new, also where there was none', async () => {
    rules = [];
    const one = begin();
    await one.put('before');
    await one.step();
    await one.put('just before');
    rules = [rule('late')];
    one.forwarder.rulesChanged();
    await one.put('after');
    await one.step();
    rules = [rule('late'), rule('later')];
    await one.put('between');
    one.forwarder.rulesChanged();
    await one.put('last');
    await one.step();
    expect(urns()).toEqual(['after', 'between', 'last', 'last']);
  });

  it('is nothing of a file that was there before the first rule ever was', async () => {
    const db = new Database(join(folder, 'events.db'));
    await new EventStore(db, clock).append([event('old')], 1_000);
    db.close();
    await begin().step();
    expect(sent).toEqual([]);
  });

  it('goes to the target that the rule has now, and is given up when its rule is gone', async () => {
    const one = begin();
    answer = () => notTaken;
    await one.put('d1');
    await one.step();
    rules = [rule('all', { source: ['github.com'] }, { url: 'http://localhost:4000/' })];
    clock.advance(60_000);
    await one.step();
    expect(sent.map(({ url }) => url)).toEqual([hook.url, 'http://localhost:4000/']);
    rules = [];
    await one.forwarder.giveUpOrphans();
    expect(rows(one, 'd1')).toMatchObject([
      { status: 'given up', nextAt: undefined, answer: { error: expect.stringMatching(/its rule is gone/) } },
    ]);
    clock.advance(60_000);
    await one.step();
    expect(sent).toHaveLength(2);
  });

  it('is given up when its time is over, and tried once more on demand', async () => {
    const one = begin();
    answer = () => ({ answer: { status: 400, body: '' }, fate: { kind: 'refused' } });
    await one.put('d1');
    await one.step();
    const [{ id = 0 } = {}] = rows(one, 'd1');
    expect(rows(one, 'd1')).toMatchObject([{ status: 'given up', attempts: 1 }]);
    expect(log.named('forward')).toMatchObject([
      { level: 'warn', fields: { became: 'given up', message: expect.stringMatching(/, given up$/) } },
    ]);
    answer = () => notTaken;
    expect(await one.forwarder.retry(id)).toMatchObject({ status: 'given up', attempts: 2 });
    answer = () => taken;
    expect(await one.forwarder.retry(id)).toMatchObject({ status: 'delivered', attempts: 3 });
    expect(await one.forwarder.retry(99)).toBeUndefined();
  });

  it('is not sent twice at once, however often it is asked for', async () => {
    const one = begin();
    await one.put('d1');
    let release = (_: Attempt) => {};
    answer = () => new Promise((resolve) => (release = resolve));
    await one.forwarder.look();
    const [{ id = 0 } = {}] = rows(one, 'd1');
    const asked = [one.forwarder.retry(id), one.forwarder.retry(id)];
    release(taken);
    expect(await Promise.all(asked)).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
  });

  it('is at most so much at once, and a target that hangs holds up no other', async () => {
    rules = [rule('hangs'), rule('works', { source: ['github.com'] }, { url: 'http://localhost:4000/' })];
    const one = begin();
    const ids = Array.from({ length: 100 }, (_, at) => `d${at}`);
    await one.put(...ids);
    let underWay = 0;
    answer = () => {
      if (sent.at(-1)?.url === hook.url) {
        underWay += 1;
        return new Promise<never>(() => {});
      }
      return taken;
    };
    await one.forwarder.look();
    for (let turns = 0; turns < 400; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(underWay).toBe(8);
    expect(sent.filter(({ url }) => url === 'http://localhost:4000/')).toHaveLength(100);
  });

  it('is kept so long as there is room for what is done', async () => {
    const one = begin({ keep: 2 });
    await one.put('d1', 'd2', 'd3');
    await one.step();
    answer = () => notTaken;
    await one.put('d4');
    await one.step();
    const next = begin({ keep: 2 });
    await next.step();
    expect(rows(next, 'd1', 'd2', 'd3', 'd4').map(({ urn }) => urn.slice(-2))).toEqual(['d2', 'd3', 'd4']);
  });

  it('is given up where its event is no longer kept', async () => {
    const one = begin();
    answer = () => notTaken;
    await one.put('d1');
    await one.step();
    one.db.prepare('delete from event').run();
    clock.advance(60_000);
    await one.step();
    expect(rows(one, 'd1')).toMatchObject([
      { status: 'given up', answer: { error: 'the event is no longer kept here' } },
    ]);
  });

  it('leaves out of the log what the URL of a target asks for: consumers have tokens there', async () => {
    rules = [rule('all', { source: ['github.com'] }, { url: 'http://localhost:3000/hook?token=s3cret' })];
    const one = begin();
    await one.put('d1');
    await one.step();
    expect(log.named('forward')).toMatchObject([{ fields: { target: 'http://localhost:3000/hook?…' } }]);
    expect(JSON.stringify(log.lines)).not.toContain('s3cret');
  });

  it('begins anew with a file that was lost', async () => {
    const one = begin();
    await one.put('d1', 'd2', 'd3');
    await one.step();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `events.db${suffix}`), { force: true });
    await one.put('new');
    await one.step();
    expect(urns()).toEqual(['d1', 'd2', 'd3', 'new']);
  });

  it('is followed until the end, which waits for what is under way and leaves what hangs for the next start', async () => {
    const one = begin();
    const running = one.forwarder.run();
    answer = (_, stop) =>
      new Promise((_resolve, reject) => stop.addEventListener('abort', () => reject(new Error('cut off'))));
    await one.put('d1');
    while (sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await one.forwarder.end();
    await running;
    expect(rows(one, 'd1')).toMatchObject([{ status: 'waiting', attempts: 0 }]);
    expect(log.lines).toEqual([]);
  });
});
