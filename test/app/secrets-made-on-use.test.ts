import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { toConfig } from '../../src/app/configuration/config.ts';
import { createContainer } from '../../src/app/container/core.ts';
import { fileKeeping, local } from '../../src/app/container/local.ts';
import { Token } from '../../src/app/container/token.ts';
import { wantedBy } from '../../src/cli/serve/start-secrets.ts';
import { github } from '../../src/domain/providers/github.ts';
import { aDelivery, signed } from '../support/deliveries.ts';
import { RecordingLog } from '../support/fakes.ts';
import { functionUrlEvent } from '../support/function-url-events.ts';
import { strong } from '../support/strong-secrets.ts';

const config = toConfig({
  endpoints: {
    one: { provider: 'github', secretId: 'one' },
    two: { provider: 'github', secretId: 'two' },
  },
});

describe('a gateway on this machine whose secrets nobody has used yet', () => {
  let folder: string;
  let path: string;
  let db: Database;
  let log: RecordingLog;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-first-use-'));
    path = join(folder, 'secrets.json');
    db = new Database(join(folder, 'events.db'));
    log = new RecordingLog();
    writeFileSync(path, '{}');
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  const stored = () => JSON.parse(readFileSync(path, 'utf8'));
  const started = () => {
    const secrets = { path, later: config.endpoints.flatMap(wantedBy) };
    return createContainer(config, local(config, secrets, db, fileKeeping(db, log), log));
  };
  const post = async (container: ReturnType<typeof started>, delivery: ReturnType<typeof aDelivery>) => {
    const event = functionUrlEvent({ ...delivery, receivedAt: Date.now() });
    const handler = container.get(Token.handler);
    const answer = await handler(event, { getRemainingTimeInMillis: () => 30_000 });
    return typeof answer === 'string' ? answer : answer.statusCode;
  };
  const to = (name: string) => aDelivery({ rawPath: `/${name}`, body: '{}' });

  it('makes the one that a delivery is verified with, says so once, and knows it from then on', async () => {
    const container = started();
    expect(await post(container, signed(to('one'), github, strong('another')))).toBe(401);
    expect(Object.keys(stored())).toEqual(['one']);
    expect(log.named('secret_made')).toMatchObject([
      { level: 'info', fields: { secretId: 'one', file: path } },
    ]);
    expect(JSON.stringify(log.lines)).not.toContain(stored().one);
    expect(await post(container, signed(to('one'), github, stored().one))).toBe(200);
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('makes none for what can be turned away without', async () => {
    const container = started();
    expect(await post(container, to('one'))).toBe(401);
    expect(await post(container, to('nowhere'))).toBe(401);
    expect(stored()).toEqual({});
    expect(log.named('secret_made')).toEqual([]);
  });

  it('neither makes nor misses any at the start, where none is awaited', async () => {
    const container = started();
    expect(await container.get(Token.check).run([])).toEqual({ missingBuses: [], unavailableSecrets: [] });
    expect(stored()).toEqual({});
    expect(log.lines).toEqual([]);
  });
});
