import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../../src/adapters/local/sqlite/database.ts';
import { EventStore } from '../../../src/adapters/local/sqlite/event-store.ts';
import { ForwardingStore } from '../../../src/adapters/local/sqlite/forwarding-store.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { forwardingHere } from '../../../src/cli/serve/forwarding-here.ts';
import type { GatewayHere } from '../../../src/cli/serve/gateway-here.ts';
import type { ServeOptions } from '../../../src/cli/serve/serve-options.ts';
import { RecordingLog } from '../../support/fakes.ts';
import { notedIo } from '../../support/noted-io.ts';

describe('the rules of a gateway that begins', () => {
  let cwd: string;
  let db: Database;
  let log: RecordingLog;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'sallyport-rules-'));
    db = new Database(join(cwd, 'events.db'));
    log = new RecordingLog();
  });
  afterEach(() => {
    db.close();
    rmSync(cwd, { recursive: true });
  });

  const begun = (options: Partial<ServeOptions> = {}) =>
    forwardingHere(
      { db, container: { get: () => log } as unknown as GatewayHere['container'] },
      'http://127.0.0.1:1',
      { retries: 1, retryFor: 60, keep: 10, ...options } as ServeOptions,
      notedIo({ cwd }).io,
    );
  const waiting = async () => {
    const events = new EventStore(db, systemClock);
    const store = new ForwardingStore(db, events);
    const target = JSON.stringify({ url: 'http://127.0.0.1:1/' });
    await store.take(store.cursor, 1, [
      { rule: 'of before', target, seq: 1, urn: 'urn:x', takenAt: Date.now() },
    ]);
    return () => store.of(['urn:x'])[0]?.status;
  };

  it('are told to be awaited where the file that was named is not there', async () => {
    await begun({ rules: 'later.json' }).end();
    await begun().end();
    expect(log.named('rules').map(({ fields }) => fields.message)).toEqual([
      'later.json is not there yet: it is read when it appears',
    ]);
  });

  it('give up what waits for one that is gone', async () => {
    const status = await waiting();
    await begun().end();
    expect(status()).toBe('given up');
  });

  it('give up nothing while a mistake hides which there are', async () => {
    const status = await waiting();
    writeFileSync(join(cwd, 'sallyport.rules.json'), '{');
    await begun().end();
    expect(status()).toBe('waiting');
  });
});
