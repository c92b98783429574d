import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it } from '@jest/globals';
import { served, Terminal } from '../support/terminal.ts';

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

it('nothing is kept with --no-journal', async () => {
  await deliver('--no-journal');
  expect(existsSync(file())).toBe(false);
});
