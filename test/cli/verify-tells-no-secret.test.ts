import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Terminal } from '../support/terminal.ts';

const secret = 'S3cr3tThatNobodyMayRead';
const short = 'hunter2';
const proof = `X-Hub-Signature-256: sha256=${'ab'.repeat(32)}`;
const raw = (head: string, body: string) => `${head} HTTP/1.1\r\nHost: h.example\r\n${proof}\r\n\r\n${body}`;

let terminal: Terminal;
beforeEach(() => {
  terminal = new Terminal({ env: { SALLYPORT_DEBUG: '1' } });
});
afterEach(() => terminal.remove());

function write(name: string, content: string): void {
  writeFileSync(join(terminal.cwd, name), content);
}

async function said(delivery: string, stored: string): Promise<string> {
  write('delivery', delivery);
  write('stored', stored);
  let all = '';
  for (const more of [[], ['--json']]) {
    await terminal.fresh('verify', 'delivery', '--provider', 'github', '--secret-file', 'stored', ...more);
    expect(terminal.out + terminal.err).not.toBe('');
    all += terminal.out + terminal.err;
  }
  return all;
}

describe('verify tells no secret', () => {
  it.each([
    ['of a header that is not quoted', `curl -H Authorization: Bearer ${secret} https://h/x`],
    ['of a header that is none', `curl https://h/x -H 'Bearer ${secret}'`],
    ['of a URL of another protocol', `curl ftp://u:${secret}@h/x`],
    ['of two URLs', `curl https://u:${secret}@h/x https://h/y?token=${secret}`],
    ['of a variable that has another value', `curl https://h/x -H "X-T: \${TOKEN:-${secret}}"`],
    [
      'of a HAR',
      JSON.stringify({ log: { entries: [{ request: { method: 'POST', url: `wss://u:${secret}@h/x` } }] } }),
    ],
  ])('%s that cannot be read', async (_, delivery) => {
    expect(await said(delivery, 'another-secret-of-github-5512')).not.toContain(secret);
  });

  it.each([
    ['in JSON', JSON.stringify({ webhook: secret })],
    ['in quotes', `"${secret}"\n`],
    ['with its name', `SECRET=${secret}\n`],
    [
      'in the lines of a key',
      `-----BEGIN PRIVATE KEY-----\n${secret}\nMIIEvQ==\n-----END PRIVATE KEY-----\n`,
    ],
  ])('that is stored %s, and stands in the body', async (_, stored) => {
    expect(await said(raw('POST /x', `{"said":"${secret}"}`), stored)).not.toContain(secret);
  });

  it('that is short, in a path or between the words of a body', async () => {
    expect(await said(raw(`POST /${short}`, `${short} {"said":"${short}"}`), short)).not.toContain(short);
  });

  it('that was given in place of a file, or of an option', async () => {
    for (const args of [['--secret-file', secret], [`--secert=${secret}`]]) {
      expect(await terminal.fresh('verify', '--provider', 'github', '--header', 'a: b', ...args)).toBe(2);
      expect(terminal.err).not.toContain(secret);
    }
  });

  it('of a URL that is signed', async () => {
    write('stored', '0123456789abcdef0123456789abcdef');
    const url = `https://user:${secret}@h.example/x?key=${secret}&${'b'.repeat(32)}&a=1`;
    const proof = `X-Twilio-Signature: ${Buffer.alloc(20, 7).toString('base64')}`;
    const type = 'Content-Type: application/x-www-form-urlencoded';
    const parts = ['--header', proof, '--header', type, '--url', url];
    expect(await terminal.run('verify', ...parts, '--provider', 'twilio', '--secret-file', 'stored')).toBe(1);
    expect(terminal.out).toMatch(/the URL +\d+ B +https:/);
    expect(terminal.out).not.toContain(secret);
  });
});
