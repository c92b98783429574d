import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { Database } from '../../../../src/adapters/local/sqlite/database.ts';
import { Listeners } from '../../../../src/adapters/local/sqlite/listeners.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-listeners-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a gateway listens from when it says so until it says that it has ended, or was killed', async () => {
  const db = new Database(join(folder, 'events.db'));
  const listeners = new Listeners(db);
  await listeners.add('http://127.0.0.1:8787');
  await listeners.add('http://127.0.0.1:8788');
  expect(listeners.urls).toEqual(['http://127.0.0.1:8787', 'http://127.0.0.1:8788']);
  await listeners.remove('http://127.0.0.1:8787');
  expect(listeners.urls).toEqual(['http://127.0.0.1:8788']);
  const { pid } = spawnSync(process.execPath, ['--version']);
  db.prepare('update listener set process = ?').run(pid);
  expect(listeners.urls).toEqual([]);
  db.close();
});
