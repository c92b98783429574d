import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { exchange } from '../../support/raw-http.ts';
import { served, Terminal } from '../../support/terminal.ts';

let terminal: Terminal;
afterEach(() => terminal.remove());

const file = () => join(terminal.cwd, '.sallyport', 'deliveries.db');

async function deliver(...options: readonly string[]) {
  terminal = new Terminal();
  const gateway = await served(terminal, '--no-workbench', ...options);
  for (const mistyped of ['first-mistyped-one', 'second-mistyped-one', 'third-mistyped-one']) {
    const { status } = await fetch(`${gateway.url}/gitlab`, {
      method: 'POST',
      headers: { 'x-gitlab-token': mistyped, 'x-gitlab-event': 'Push Hook' },
      body: `{"a":"${mistyped}"}`,
    });
    expect(status).toBe(401);
  }
  await gateway.stop();
}

it('what came is kept when serve ends, without the secrets that were shown, for its owner alone', async () => {
  await deliver();
  const db = new DatabaseSync(file());
  const rows = db.prepare('select endpoint, outcome, code, status from delivery').all();
  const contents = db.prepare('select said, cast(body as text) as body from content').all();
  db.close();
  expect(rows).toHaveLength(3);
  expect({ ...rows[0] }).toEqual({
    endpoint: 'gitlab',
    outcome: 'rejected',
    code: 'signature_mismatch',
    status: 401,
  });
  expect(contents.map(({ body }) => body)).toEqual(Array(3).fill('{"a":"[secret]"}'));
  expect(JSON.stringify(contents)).not.toContain('mistyped');
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

it('as many stay as --keep says', async () => {
  await deliver('--keep', '2');
  const db = new DatabaseSync(file());
  expect(
    db
      .prepare('select seq from delivery')
      .all()
      .map(({ seq }) => seq),
  ).toEqual([2, 3]);
  db.close();
});

it('what never came to the gateway is kept too, without a body where none was kept, and says why', async () => {
  terminal = new Terminal();
  const gateway = await served(terminal, '--no-workbench');
  const port = Number(new URL(gateway.url).port);
  const answer = await exchange(
    port,
    ['POST /gitlab HTTP/1.1', 'Host: not a host', 'X-Gitlab-Token: mistyped-one'],
    'x',
  );
  expect(answer).toMatch(/^HTTP\/1[.]1 400 /);
  await exchange(port, ['POST /elsewhere HTTP/1.1', 'Host: localhost'], Buffer.alloc(7 * 1024 * 1024));
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /gitlab HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf');
  await once(socket, 'connect');
  await sleep(20);
  socket.destroy();
  await sleep(20);
  await gateway.stop();
  const db = new DatabaseSync(file());
  const rows = db.prepare('select endpoint, provider, outcome, code, status, bytes from delivery').all();
  const contents = db.prepare('select said, cast(body as text) as body from content').all();
  db.close();
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['gitlab', 'gitlab', 'refused', 'bad_request', 400, 1],
    ['/elsewhere', null, 'refused', 'request_too_large', 413, 0],
    ['gitlab', 'gitlab', 'refused', 'hung_up', 0, 0],
  ]);
  expect(JSON.parse(String(contents[0]?.said))).toMatchObject({
    request: { host: 'not a host', target: '/gitlab' },
    answer: { body: '{"error":"bad_request"}' },
  });
  expect(JSON.stringify(contents)).not.toContain('mistyped');
});

it('nothing is kept with --no-journal', async () => {
  await deliver('--no-journal');
  expect(existsSync(file())).toBe(false);
});
