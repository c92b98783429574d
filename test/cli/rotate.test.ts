import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { figma } from '../../src/domain/providers/figma.ts';
import { fittingSecret } from '../support/deliveries.ts';
import { RecordingReceiver } from '../support/recording-receiver.ts';
import { served, Terminal, until } from '../support/terminal.ts';

const fromTwilio = '0f8d1c6b7a2e4935d0c1b2a394857f6e';

/** As a sender shows its own. */
function publicKeyOfSomebody(): string {
  return String(generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' }));
}

describe('rotate, with the local secret file', () => {
  let terminal: Terminal;
  let gateway: Awaited<ReturnType<typeof served>>;
  beforeEach(async () => {
    terminal = new Terminal();
    gateway = await served(terminal);
  });
  afterEach(async () => {
    await gateway.stop();
    terminal.remove();
  });

  const path = () => join(terminal.cwd, '.sallyport', 'secrets.json');
  const stored = () => JSON.parse(readFileSync(path(), 'utf8'));
  const send = () => terminal.fresh('send', 'github', '--url', gateway.url);
  const ownFile = (text: string) => {
    const file = join(terminal.cwd, 'value.txt');
    writeFileSync(file, text);
    return file;
  };

  it('loses no delivery at any step, with a gateway that never restarts', async () => {
    const first = stored().github;
    expect(await send()).toBe(0);
    expect(await terminal.fresh('rotate', 'github', '--url', gateway.url)).toBe(0);
    const next = terminal.lines[0];
    expect(terminal.err).toContain('the gateway verifies with it');
    expect(stored().github).toEqual({ current: first, pending: next });
    expect(await send()).toBe(0);
    expect(await terminal.fresh('rotate', 'github', '--promote')).toBe(0);
    expect(stored().github).toEqual({ current: next, previous: first, replacedAt: expect.any(Number) });
    expect(await send()).toBe(0);
    expect(await terminal.fresh('rotate', 'github', '--revoke')).toBe(0);
    expect(terminal.err).toContain('300 s more');
    expect(stored().github).toEqual({ current: next, replacedAt: expect.any(Number) });
    expect(await send()).toBe(0);
  });

  it('publishes nothing when it asks the gateway', async () => {
    await terminal.fresh('rotate', 'github', '--url', gateway.url);
    await terminal.fresh('events');
    expect(terminal.lines.filter((line) => line.startsWith('{"version"'))).toEqual([]);
  });

  it('shows the secret that already waits instead of making another', async () => {
    await terminal.fresh('rotate', 'github');
    const next = terminal.out.trim();
    await terminal.fresh('rotate', 'github');
    expect(terminal.out.trim()).toBe(next);
    expect(terminal.err).toContain('already pending');
  });

  it('stages a secret that the provider made, and does not print it', async () => {
    expect(
      await terminal.fresh(
        'rotate',
        'twilio',
        '--value-file',
        ownFile(`${fromTwilio}\n`),
        '--url',
        gateway.url,
      ),
    ).toBe(0);
    expect(stored().twilio.pending).toBe(fromTwilio);
    expect(terminal.out + terminal.err).not.toContain(fromTwilio);
  });

  it('forgets a pending secret, and shows the stages', async () => {
    await terminal.fresh('rotate', 'github');
    await terminal.fresh('rotate', 'github', '--status');
    expect(terminal.lines).toEqual(['github  current', 'github  pending']);
    for (const words of ['is forgotten', 'nothing is pending']) {
      expect(await terminal.fresh('rotate', 'github', '--abort')).toBe(0);
      expect(terminal.err).toContain(words);
    }
    expect(await terminal.fresh('rotate', 'github', '--promote')).toBe(0);
    expect(terminal.err).toContain('nothing is pending');
    expect(await terminal.fresh('rotate', 'github', '--revoke')).toBe(0);
    expect(terminal.err).toContain('no previous secret');
  });

  it('fails when the gateway does not verify in time, and can be tried again', async () => {
    const args = ['rotate', 'github', '--url', 'http://127.0.0.1:1', '--wait', '0'];
    expect(await terminal.fresh(...args)).toBe(1);
    expect(terminal.err).toContain('did not verify');
    expect(await terminal.fresh('rotate', 'github', '--url', gateway.url)).toBe(0);
  });

  it.each([
    [['rotate', 'nobody'], "no endpoint 'nobody'"],
    [['rotate', 'stripe'], '--value-file'],
    [['rotate', 'stripe', '--value-file', '/nonexistent'], 'ENOENT'],
    [['rotate', 'github', '--promote', '--abort'], 'cannot be used with'],
    [['rotate', 'github', '--wait', 'x'], 'whole number'],
  ])('explains the mistake in %j', async (args, words) => {
    expect(await terminal.fresh(...args)).toBe(2);
    expect(terminal.err).toContain(words);
  });

  it('rotates a secret that the file does not have yet by giving it its first', async () => {
    writeFileSync(path(), '{}');
    expect(await terminal.fresh('rotate', 'github')).toBe(0);
    expect(stored().github.pending).toBe(terminal.lines[0]);
    expect(await terminal.fresh('rotate', 'github', '--promote')).toBe(0);
    expect(await send()).toBe(0);
  });

  it('refuses an empty secret', async () => {
    expect(await terminal.fresh('rotate', 'stripe', '--value-file', ownFile(' \n'))).toBe(2);
    expect(terminal.err).toContain('is empty');
  });

  it.each([
    ['stripe', 'sk_live_0f8d1c6b7a2e4935d0c1b2a3', 'whsec_'],
    ['twilio', '****', 'placeholder'],
    ['github', 'hunter2', '16 characters'],
    ['github', '"It is a Secret to Everybody"', 'in quotes'],
    ['github', '{"secrets":["It is a Secret to Everybody","hunter2"]}', '16 characters'],
  ])('refuses a secret that %s would not verify with: %s', async (name, value, words) => {
    const before = stored();
    expect(await terminal.fresh('rotate', name, '--value-file', ownFile(value))).toBe(2);
    expect(terminal.err).toContain('--value-file');
    expect(terminal.err).toContain(words);
    expect(terminal.err).not.toContain(value);
    expect(stored()).toEqual(before);
  });

  it('takes a list, and asks the gateway about its newest', async () => {
    const list = JSON.stringify({ secrets: ['It is the newest Secret', 'It is an older Secret'] });
    const file = ownFile(list);
    expect(await terminal.fresh('rotate', 'github', '--value-file', file, '--url', gateway.url)).toBe(0);
    expect(stored().github.pending).toBe(list);
  });

  it('takes a map of accounts, and cannot ask the gateway about it', async () => {
    const map = JSON.stringify({ accounts: { [`AC${'0'.repeat(32)}`]: fromTwilio } });
    const file = ownFile(map);
    const before = stored();
    expect(await terminal.fresh('rotate', 'twilio', '--value-file', file, '--url', gateway.url)).toBe(2);
    expect(terminal.err).toContain('leave it out');
    expect(stored()).toEqual(before);
    expect(await terminal.fresh('rotate', 'twilio', '--value-file', file)).toBe(0);
    expect(stored().twilio.pending).toBe(map);
    expect(await terminal.fresh('rotate', 'twilio', '--promote')).toBe(0);
    expect(await terminal.fresh('send', 'twilio', '--url', gateway.url)).toBe(0);
  });

  it.each([[[]], [['--promote']]])(
    'neither shows nor promotes what is pending and weak: %j',
    async (step) => {
      const weak = { current: stored().github, pending: 'hunter2' };
      writeFileSync(path(), JSON.stringify({ ...stored(), github: weak }));
      expect(await terminal.fresh('rotate', 'github', ...step)).toBe(2);
      expect(terminal.err).toContain('--abort');
      expect(terminal.out + terminal.err).not.toContain('hunter2');
      expect(stored().github).toEqual(weak);
      expect(await terminal.fresh('rotate', 'github', '--abort')).toBe(0);
    },
  );

  it('leaves a secret file alone that is not JSON', async () => {
    writeFileSync(path(), 'broken');
    expect(await terminal.fresh('rotate', 'github')).toBe(1);
    expect(readFileSync(path(), 'utf8')).toBe('broken');
  });

  it.each([
    '127.0.0.1:8787',
    'ftp://127.0.0.1:8787',
    'http://',
    'http://127.0.0.1:8787/?a=1',
    'http://a:b@127.0.0.1:8787',
  ])('stages nothing where --url is %s', async (url) => {
    const before = readFileSync(path(), 'utf8');
    expect(await terminal.fresh('rotate', 'github', '--url', url)).toBe(2);
    expect(readFileSync(path(), 'utf8')).toBe(before);
    expect(terminal.out).toBe('');
    expect(terminal.err).toMatch(/^sallyport: --url/);
  });

  it.each([
    [
      'figma',
      () => fittingSecret(figma),
      'Figma writes its proof into the body, and a probe with one would be an event',
    ],
    ['discord', publicKeyOfSomebody, 'only Discord can sign what it sends'],
  ])(
    'goes on without asking the gateway where that would be an event, and says so: %s',
    async (name, value, why) => {
      const file = ownFile(value());
      expect(await terminal.fresh('rotate', name, '--value-file', file, '--url', gateway.url)).toBe(0);
      expect(terminal.err).toContain(
        `the gateway finds it with the first delivery that needs it, and cannot be asked before: ${why}\n`,
      );
      expect(terminal.err).toContain('then repeat this command with --promote');
      expect(stored()[name].pending).toBe(readFileSync(file, 'utf8').trim());
      await terminal.fresh('events');
      expect(terminal.lines.filter((line) => line.startsWith('{"version"'))).toEqual([]);
      expect(await terminal.fresh('rotate', name, '--promote')).toBe(0);
    },
  );

  it('takes the URL of the endpoint as serve prints it', async () => {
    expect(await terminal.fresh('rotate', 'github', '--url', `${gateway.url}/github`)).toBe(0);
    expect(terminal.err).toContain('the gateway verifies with it');
  });
});

describe('rotate, when something else than the gateway answers', () => {
  let terminal: Terminal;
  let receiver: RecordingReceiver;
  let url: string;
  beforeEach(async () => {
    terminal = new Terminal();
    receiver = new RecordingReceiver();
    url = await receiver.listen();
  });
  afterEach(async () => {
    await receiver.close();
    terminal.remove();
  });

  const json = { 'content-type': 'application/json' };
  const strangers = [
    {
      what: 'a web page',
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html>\u009b',
    },
    { what: 'nothing', status: 200, headers: {}, body: '' },
    { what: 'no content', status: 204, headers: json, body: '' },
    { what: 'other JSON', status: 200, headers: json, body: '{"ok":true}' },
    { what: 'no object', status: 200, headers: json, body: '"pending"' },
    { what: 'a stage that is none', status: 200, headers: json, body: '{"verified":true}' },
    { what: 'an inherited word', status: 200, headers: json, body: '{"verified":"constructor"}' },
    {
      what: 'our answer as text',
      status: 200,
      headers: { 'content-type': 'text/plain' },
      body: '{"verified":"pending"}',
    },
    { what: 'our answer as created', status: 201, headers: json, body: '{"verified":"pending"}' },
    {
      what: 'our answer twice',
      status: 200,
      headers: json,
      body: '{"verified":"pending"}{"verified":"pending"}',
    },
    { what: 'a redirect', status: 302, headers: { location: 'https://login.example.com/' }, body: '' },
  ];

  it.each(strangers)('does not believe $what, and asks once', async ({ status, headers, body }) => {
    receiver.answer = (response) => response.writeHead(status, headers).end(body);
    expect(await terminal.run('rotate', 'github', '--url', url)).toBe(1);
    expect(receiver.requests).toHaveLength(1);
    expect(terminal.err).toContain(`did not verify with it: it answered ${status} with `);
    expect(terminal.err).toContain('not an answer of Sallyport to a probe; nothing is lost');
    expect(terminal.err).not.toContain('the gateway verifies with it');
    expect(terminal.err).not.toContain('\u009b');
  });

  it('says what answered instead', async () => {
    receiver.answer = (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hi</h1>');
    await terminal.run('rotate', 'github', '--url', url);
    expect(terminal.err).toContain(
      "it answered 200 with '<h1>Hi</h1>' as text/html, which is not an answer of Sallyport",
    );
  });

  it.each([
    {
      status: 401,
      body: '{"error":"unauthorized"}',
      says: '401 with \'{"error":"unauthorized"}\' as application/json',
    },
    { status: 503, body: '', says: '503 with nothing as application/json' },
    { status: 200, body: '{"verified":"previous"}', says: 'it knows this secret as the previous one' },
  ])(
    'asks again until its time is over where the answer is $status $body',
    async ({ status, body, says }) => {
      receiver.answer = (response) => response.writeHead(status, json).end(body);
      expect(await terminal.run('rotate', 'github', '--url', url, '--wait', '1')).toBe(1);
      expect(receiver.requests.length).toBeGreaterThan(1);
      expect(terminal.err).toContain(`within 1 s: `);
      expect(terminal.err).toContain(says);
    },
  );

  it.each(['pending', 'current'])(
    'believes the answer of a gateway that knows it as the %s secret',
    async (stage) => {
      const type = { 'content-type': 'application/json; charset=utf-8' };
      receiver.answer = (response) => response.writeHead(200, type).end(`{"verified":"${stage}"}`);
      expect(await terminal.run('rotate', 'github', '--url', url)).toBe(0);
    },
  );

  it('ends with the first Ctrl-C, and the secret stays pending', async () => {
    receiver.answer = (response) => response.writeHead(401, json).end();
    const rotating = terminal.run('rotate', 'github', '--url', url);
    await until(() => receiver.requests[0]);
    terminal.interrupt();
    expect(await rotating).toBe(130);
    expect(terminal.err).toBe('sallyport: interrupted\n');
    expect(JSON.parse(readFileSync(join(terminal.cwd, '.sallyport', 'secrets.json'), 'utf8'))).toEqual({
      github: { pending: terminal.lines[0] },
    });
  });
});
