import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { replaceFile } from '../../src/adapters/local/files/secret-file.ts';
import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { JournalFile } from '../../src/adapters/local/sqlite/journal-file.ts';
import type { JournalRecord } from '../../src/adapters/local/sqlite/journal-record.ts';
import { rawRequest } from '../../src/capture/raw-request.ts';
import { linesAfter, newestNumber, typeOf } from '../../src/cli/capture/chosen-deliveries.ts';
import { fileStem, writeFixture, writeTogether } from '../../src/cli/capture/fixture-files.ts';
import { folderProof } from '../../src/cli/capture/made-proof.ts';
import { realSecrets } from '../../src/cli/capture/real-secrets.ts';
import { statePaths } from '../../src/cli/state-folder.ts';
import type { Endpoint } from '../../src/domain/endpoint.ts';
import { type ConfiguredProvider, configured } from '../../src/domain/provider.ts';
import { type ProviderId, providers } from '../../src/domain/providers/index.ts';
import { aDelivery } from '../support/deliveries.ts';
import { Terminal } from '../support/terminal.ts';

function providerCalled(id: ProviderId): ConfiguredProvider {
  const provider = providers.find((one) => one.id === id);
  if (!provider) throw new Error(id);
  return configured(provider);
}

const github = providerCalled('github');
const endpoint: Endpoint = {
  name: 'github',
  provider: github,
  bus: 'default',
  format: 'payload',
  secretId: 'github',
};

describe('capture, of what is rare', () => {
  let terminal: Terminal;
  let path: string;
  const io = () => ({
    out: { write: () => {} },
    err: { write: () => {} },
    env: {},
    cwd: terminal.cwd,
    stop: new AbortController().signal,
  });
  beforeEach(() => {
    terminal = new Terminal();
    path = statePaths(io()).deliveries;
    mkdirSync(dirname(path), { recursive: true });
  });
  afterEach(() => terminal.remove());

  const kept = (line: Partial<JournalRecord['line']> = {}, body: Uint8Array = Buffer.from('{}')) =>
    ({
      line: {
        time: 1_795_435_200_000,
        endpoint: 'github',
        provider: 'github',
        type: 'push',
        outcome: 'accepted',
        code: undefined,
        status: 200,
        ms: 1,
        bytes: body.length,
        events: 1,
        ...line,
      },
      contents: {
        said: {
          request: { method: 'POST', target: '', host: 'localhost', headers: [['x-github-event', 'push']] },
          verdict: { proof: undefined, secret: undefined },
          answer: { status: 200, headers: {}, body: '' },
          ms: {},
        },
        made: [{ detail_type: 'push' }],
        body,
      },
    }) as unknown as JournalRecord;

  async function journalOf<T>(
    records: readonly JournalRecord[],
    look: (file: JournalFile, db: Database) => T,
  ) {
    const db = new Database(path);
    try {
      const file = new JournalFile(db);
      if (records.length > 0) await file.add(records, 10_000, 1_000);
      return look(file, db);
    } finally {
      db.close();
    }
  }

  it('saves what was parked or came twice, and finds it behind hundreds of others', async () => {
    const answered = kept({ type: undefined, outcome: 'answered' });
    const records = [
      kept({ outcome: 'parked' }),
      kept({ outcome: 'duplicate' }),
      ...Array.from({ length: 500 }, () => answered),
    ];
    await journalOf(records, () => {});
    expect(await terminal.fresh('capture', 'github', '--last', '5', '--json')).toBe(0);
    expect(terminal.lines.map((line) => JSON.parse(line))).toMatchObject([
      { id: 1, type: 'push', isNew: true },
      { id: 2, type: 'push', isNew: false },
    ]);
    expect(readFileSync(join(terminal.cwd, 'captured', 'github-push-1.http'), 'utf8')).toMatch(
      /^POST \/github HTTP\/1[.]1\r\n/,
    );
  });

  it('says of each that is not saved why, to a person and to a program', async () => {
    const records = [
      kept({}, Buffer.from([0xff, 0xfe, 0x00])),
      kept({ type: undefined, outcome: 'failed', code: 'internal' }),
      kept(),
    ];
    await journalOf(records, (_, db) => db.prepare('delete from content where seq = 3').run());
    const ids = ['1', '2', '3'].flatMap((id) => ['--id', id]);
    expect(await terminal.fresh('capture', 'github', ...ids)).toBe(1);
    expect(terminal.err.trimEnd().split('\n')).toEqual([
      'delivery 1 (push) is not saved: its body is binary, and nobody can say what is in it',
      'delivery 2 (internal) is not saved: it was failed: only what became an event, or was turned away for its proof, can be saved',
      'delivery 3 (push) is not saved: it is no longer in the journal',
    ]);
    expect(await terminal.fresh('capture', 'github', '--id', '1', '--json')).toBe(1);
    expect(JSON.parse(terminal.out)).toEqual({
      id: 1,
      type: 'push',
      refused: 'its body is binary, and nobody can say what is in it',
    });
  });

  it('says of a journal that is none, or of another kind, where it is', async () => {
    writeFileSync(path, 'no database at all, however long this text may be'.repeat(20));
    expect(await terminal.fresh('capture', 'github')).toBe(1);
    expect(terminal.err).toContain(`${path}: `);
  });

  it('says so where its tables are those of another program', async () => {
    const db = new Database(path);
    db.define('create table delivery (other integer) strict');
    db.close();
    expect(await terminal.fresh('capture', 'github')).toBe(1);
    expect(terminal.err).toContain(`${path}: `);
  });

  it('goes on behind the newest there was, with those of its endpoint alone', async () => {
    expect(await journalOf([], newestNumber)).toBe(0);
    const came = await journalOf([kept(), kept({ endpoint: 'gitlab' }), kept()], (file) =>
      linesAfter(file, 'github', 1, {}).map(({ seq }) => seq),
    );
    expect(came).toEqual([3]);
  });

  it('calls a file by the type, by why it was turned away, or by what became of it', () => {
    const line = { ...kept().line, seq: 1 };
    expect(typeOf({ ...line, type: undefined, code: 'replayed' })).toBe('replayed');
    expect(typeOf({ ...line, type: undefined, outcome: 'answered' })).toBe('answered');
    expect(fileStem('github', '***')).toBe('github-unknown');
  });

  it.each([
    ['a text', '"a"', ['a']],
    ['a list', '{"secrets":["a","b"]}', ['a', 'b']],
    ['two at once', '{"current":"a","previous":["b"]}', ['a', 'b']],
    ['what is no text', '{"current":{"key":"a","age":7}}', ['a']],
    ['none', 'null', []],
  ])('knows what is stored of an endpoint that has %s', (_, stored, texts) => {
    writeFileSync(statePaths(io()).secrets, `{"github":${stored}}`);
    expect(realSecrets(endpoint, io())).toEqual(texts);
  });

  it('takes no file that it cannot read for secrets', () => {
    writeFileSync(statePaths(io()).secrets, '[]');
    expect(realSecrets(endpoint, io())).toEqual([]);
  });

  it('writes the URL by which an endpoint is known, and headers beyond Latin 1 as UTF-8', async () => {
    const request = aDelivery({ headers: { 'x-who': 'Zoë 文' }, body: '{}' });
    expect(Buffer.from(rawRequest(request)).toString('utf8')).toContain('x-who: Zoë 文\r\n');
    const publicUrl = 'https://hooks.example.com/in';
    const fixture = {
      request,
      unsigned: request,
      endpoint: { ...endpoint, publicUrl },
      expected: { outcome: 'accepted', types: ['push'] },
      edits: [],
    } as const;
    const proof = await folderProof(terminal.cwd, github);
    await writeFixture(terminal.cwd, 'one', fixture, proof, 1_795_435_200_000);
    expect(JSON.parse(readFileSync(join(terminal.cwd, 'one-1.json'), 'utf8'))).toMatchObject({ publicUrl });
  });

  it('leaves nothing half-written where a disk takes no more, and is none the wiser of what another has made', () => {
    const [one, other, away] = ['one', 'other', 'away/one'].map((name) => join(terminal.cwd, name)) as [
      string,
      string,
      string,
    ];
    const write = (...paths: readonly string[]) =>
      writeTogether(paths.map((file) => [file, 'text'] as const));
    expect(() => write(one, away)).toThrow('ENOENT');
    expect(existsSync(one)).toBe(false);
    expect(write(other)).toBe(true);
    expect(write(one, other)).toBe(false);
    expect([existsSync(one), readFileSync(other, 'utf8')]).toEqual([false, 'text']);
  });

  it('says in which folder nothing can be saved, and why', async () => {
    await journalOf([kept()], () => {});
    mkdirSync(join(terminal.cwd, 'captured', 'github.secret'), { recursive: true });
    expect(await terminal.fresh('capture', 'github')).toBe(1);
    expect(terminal.err).toMatch(
      /^sallyport: nothing can be saved in \S+captured: it is a folder [(]EISDIR[)]\n$/,
    );
    expect(readdirSync(join(terminal.cwd, 'captured'))).toEqual(['github.secret']);
  });

  it('says nothing of what an endpoint is called here, and tells of what stays for what it is told', async () => {
    const acme = { provider: 'github', secretId: 'acme', publicUrl: 'https://hooks.acme.example/in' };
    writeFileSync(join(terminal.cwd, 'sallyport.json'), JSON.stringify({ endpoints: { acme } }));
    await journalOf([kept({ endpoint: 'acme' })], () => {});
    expect(await terminal.fresh('capture', 'acme')).toBe(0);
    expect(terminal.err).toContain('left in, and so is what the endpoint is told: the path of publicUrl\n');
    const folder = join(terminal.cwd, 'captured');
    expect(readdirSync(folder).sort()).toEqual(['github-push-1.http', 'github-push-1.json', 'github.secret']);
    const said = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(said.join('')).not.toContain('acme');
  });

  it('takes a folder of the name of a fixture for what another has made', async () => {
    await journalOf([kept()], () => {});
    mkdirSync(join(terminal.cwd, 'captured', 'github-push-1.json'), { recursive: true });
    expect(await terminal.fresh('capture', 'github')).toBe(0);
    expect(terminal.out).toMatch(/^github-push-2[.]http/);
    expect(existsSync(join(terminal.cwd, 'captured', 'github-push-1.http'))).toBe(false);
  });

  it('leaves no draft of a file that cannot be replaced', () => {
    mkdirSync(join(terminal.cwd, 'a-folder'));
    expect(() => replaceFile(join(terminal.cwd, 'a-folder'), 'text')).toThrow('EISDIR');
    expect(readdirSync(terminal.cwd).filter((name) => name.startsWith('a-folder'))).toEqual(['a-folder']);
  });

  it('signs with no secret that a sender alone can make, nor with one of another kind', async () => {
    const { scheme } = github;
    const without = (changes: object) =>
      ({ ...github, scheme: { ...scheme, ...changes } }) as ConfiguredProvider;
    await expect(folderProof(terminal.cwd, without({ sign: undefined, pair: undefined }))).rejects.toThrow(
      'only GitHub can sign what it sends',
    );
    await expect(
      folderProof(terminal.cwd, without({ credential: { ...scheme.credential, make: undefined } })),
    ).rejects.toThrow('only GitHub can make a secret');
    writeFileSync(join(terminal.cwd, 'discord.secret'), 'no key');
    await expect(folderProof(terminal.cwd, providerCalled('discord'))).rejects.toThrow(
      'is no secret of Discord as this endpoint has it',
    );
  });

  it('makes a secret of several fields once, and reads it the next time', async () => {
    const several = providers.map((one) => configured(one)).find(({ scheme }) => scheme.credential?.makeAll);
    const provider = several as ConfiguredProvider;
    const file = join(terminal.cwd, `${provider.id}.secret`);
    await folderProof(terminal.cwd, provider);
    const stored = readFileSync(file, 'utf8');
    expect(Object.keys(JSON.parse(stored))).toEqual(provider.scheme.credential?.fields);
    const { at } = await folderProof(terminal.cwd, provider);
    const [secret] = await at(0).believed.secrets.get(provider.id);
    expect(secret?.reveal()).toBe(stored);
    expect(readFileSync(file, 'utf8')).toBe(stored);
  });

  it('believes no secret where keys are published', async () => {
    const { at, secretFile } = await folderProof(terminal.cwd, providerCalled('aws-sns'));
    expect([secretFile, await at(0).believed.secrets.get('aws-sns')]).toEqual([undefined, []]);
  });
});
