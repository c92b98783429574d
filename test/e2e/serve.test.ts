import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import examples from '@octokit/webhooks-examples' with { type: 'json' };
import { sign } from '@octokit/webhooks-methods';
import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { EventStore } from '../../src/adapters/local/sqlite/event-store.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { until } from '../support/terminal.ts';

const all = (examples as unknown as { name: string; examples: object[] }[]).flatMap(
  ({ name, examples: bodies }) => bodies.map((body) => ({ name, body: JSON.stringify(body) })),
);

describe('the gateway as a process', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'sallyport-e2e-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  const secret = () =>
    JSON.parse(readFileSync(join(cwd, '.sallyport/secrets.json'), 'utf8')).github as string;

  const push = async (gateway: ServeProcess, name: string, id: string, body: string) => {
    const headers = {
      'content-type': 'application/json',
      'x-github-event': name,
      'x-github-delivery': id,
      'x-hub-signature-256': await sign(secret(), body),
    };
    const { status } = await fetch(`${gateway.url}/github`, { method: 'POST', headers, body });
    return status;
  };

  const stored = () => {
    const db = new Database(join(cwd, '.sallyport/events.db'));
    const rows = [...new EventStore(db, systemClock).readAfter(0)];
    db.close();
    return rows;
  };

  it('has the page that was built at the address that it prints', async () => {
    const gateway = await ServeProcess.start(cwd);
    const address = await until(() => /workbench: (http:\S+)/.exec(gateway.said)?.[1]);
    const answer = await fetch(address);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('src="/main.js"')]);
    expect(await gateway.kill('SIGTERM')).toBe(0);
  });

  it('passes every payload of GitHub on unchanged, byte for byte', async () => {
    const gateway = await ServeProcess.start(cwd);
    const statuses = [];
    for (const [index, { name, body }] of all.entries()) {
      statuses.push(await push(gateway, name, `delivery-${index}`, body));
    }
    expect(await gateway.kill('SIGTERM')).toBe(0);

    const events = stored();
    const passed = all.filter(({ name, body }, index) => {
      const event = events[index];
      return event?.detailType === name && event.json.endsWith(`"detail":${body}}`);
    });
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(passed).toHaveLength(all.length);
    expect(all.length).toBeGreaterThan(250);
    expect(new Set(all.map(({ name }) => name)).size).toBeGreaterThan(50);
  });

  it('has every event that it answered 200 for after it was killed', async () => {
    let gateway = await ServeProcess.start(cwd);
    const answered: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const sending = Array.from({ length: 40 }, async (_, index) => {
        const id = `round-${round}-${index}`;
        const status = await push(gateway, 'push', id, '{"ref":"main"}').catch(() => 0);
        if (status === 200) answered.push(id);
      });
      await Promise.race(sending);
      await gateway.kill('SIGKILL');
      await Promise.all(sending);
      gateway = await ServeProcess.start(cwd);
    }
    await gateway.kill('SIGTERM');

    const kept = new Set(
      stored().map(({ json }) => /([\w-]+)%3A[0-9a-f]{16}$/.exec(JSON.parse(json).resources[0])?.[1]),
    );
    expect(answered.length).toBeGreaterThan(0);
    expect(answered.filter((id) => !kept.has(id))).toEqual([]);
  });
});
