import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exchange } from '../../../src/adapters/web/exchange.ts';
import { failureWords, isOfDatabase } from '../../../src/cli/errors/failure-words.ts';

const never = new AbortController().signal;
const request = { method: 'POST', headers: new Map<string, string>(), body: Buffer.from('x') };

async function failureOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new TypeError('it did not fail');
}

describe('a connection that fails', () => {
  let server: Server;
  afterEach(() => {
    server.close();
  });

  async function listening(made: Server): Promise<number> {
    server = made;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  const wordsFor = async (origin: string) =>
    failureWords(await failureOf(() => exchange(origin, '/', request, 10_000, never)));

  it('where nobody listens is said in words', async () => {
    const port = await listening(createServer());
    server.close();
    await once(server, 'close');
    expect(await wordsFor(`http://127.0.0.1:${port}`)).toBe('nobody listens there (ECONNREFUSED)');
  });

  it('where there is no such host is said in words', async () => {
    expect(await wordsFor('http://sallyport.invalid')).toMatch(
      /^(?:there is no host of this name \(ENOTFOUND\)|the name of the host cannot be looked up now; is there a network\? \(EAI_AGAIN\))$/,
    );
  });

  it('where it is cut is said in words', async () => {
    const port = await listening(createServer((socket) => socket.destroy()));
    expect(await wordsFor(`http://127.0.0.1:${port}`)).toMatch(/the connection was cut .*\(ECONNRESET\)/);
  });

  it('where something else than HTTP speaks is said in words', async () => {
    const port = await listening(createServer((socket) => socket.on('error', () => {}).end('SSH-2.0-x\r\n')));
    expect(await wordsFor(`http://127.0.0.1:${port}`)).toMatch(/does not speak HTTP; is its address https:/);
    expect(await wordsFor(`https://127.0.0.1:${port}`)).toMatch(
      /it does not speak TLS; is its address http:/,
    );
  });
});

describe('a file that fails', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-words-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const wordsFor = async (work: () => unknown) => failureWords(await failureOf(work));

  it('is named with what is wrong', async () => {
    const missing = join(folder, 'missing');
    expect(await wordsFor(() => readFileSync(missing))).toBe(`${missing}: it is not there (ENOENT)`);
    writeFileSync(missing, '');
    const below = join(missing, 'below');
    expect(await wordsFor(() => readFileSync(below))).toBe(
      `${below}: a file is where a folder should be (ENOTDIR)`,
    );
    expect(await wordsFor(() => readFileSync(folder))).toBe('it is a folder (EISDIR)');
  });

  it('as a database is told from other failures', async () => {
    const path = join(folder, 'events.db');
    writeFileSync(path, 'x'.repeat(4_096));
    const garbage = await failureOf(() => new DatabaseSync(path).exec('select * from sqlite_schema'));
    expect(failureWords(garbage)).toMatch(/not a database of Sallyport.*\(SQLITE_NOTADB\)$/);
    const closed = await failureOf(() => new DatabaseSync(folder));
    expect(failureWords(closed)).toMatch(/cannot be opened.*\(SQLITE_CANTOPEN\)$/);
    const held = [join(folder, 'held.db')].flatMap((file) => [
      new DatabaseSync(file),
      new DatabaseSync(file),
    ]);
    held[0]?.exec('begin exclusive');
    const busy = await failureOf(() => held[1]?.exec('create table a (b)'));
    expect(failureWords(busy)).toMatch(/another process holds it.*\(SQLITE_BUSY\)$/);
    expect([garbage, closed, busy].every(isOfDatabase)).toBe(true);
    expect([new Error('x'), undefined, null, 'x', {}].some(isOfDatabase)).toBe(false);
    const syntax = await failureOf(() => held[0]?.exec('nonsense'));
    expect(failureWords(syntax)).toBe('near "nonsense": syntax error');
    for (const db of held) db.close();
  });
});

/** https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const certificateCodes = [
  ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'],
];

it.each(certificateCodes)('a certificate that does not hold is said in words: %s', (code) => {
  expect(failureWords(Object.assign(new Error('from OpenSSL'), { code }))).toMatch(/^its certificate /);
});

it.each([
  {
    error: new Error('Region is missing'),
    says: 'the AWS Region is missing; set AWS_REGION, such as eu-west-1 (RegionMissing)',
  },
  { error: new TypeError('x is not a function'), says: 'TypeError: x is not a function' },
  { error: new Error('of its own'), says: 'of its own' },
  { error: Object.assign(new Error('odd'), { code: 'constructor' }), says: 'odd' },
  { error: 'a text', says: 'a text' },
  { error: undefined, says: 'undefined' },
  { error: null, says: 'null' },
])('what was thrown is said in words: $says', ({ error, says }) => {
  expect(failureWords(error)).toBe(says);
});
