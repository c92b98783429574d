import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, Terminal } from '../support/terminal.ts';

describe('capture', () => {
  let terminal: Terminal;
  beforeAll(async () => {
    terminal = new Terminal();
    const gateway = await served(new Terminal({ cwd: terminal.cwd }), '--no-workbench');
    try {
      const send = async (...args: readonly string[]) =>
        expect(await terminal.run('send', ...args, '--url', gateway.url)).toBe(0);
      await send('github', 'push');
      await send('github', 'issues');
      await send('github', 'push');
      for (const sender of ['discord', 'aws-sns', 'twilio']) await send(sender);
      await fetch(`${gateway.url}/github`, {
        method: 'POST',
        headers: { 'x-github-event': 'push', 'x-hub-signature-256': `sha256=${'ab12'.repeat(16)}` },
        body: '{"pusher":{"email":"ada@analytical-engine.org"}}',
      });
    } finally {
      await gateway.stop();
    }
  });
  afterAll(() => terminal.remove());

  const read = (name: string, folder = 'captured') => readFileSync(join(terminal.cwd, folder, name), 'utf8');
  const files = (folder = 'captured') => readdirSync(join(terminal.cwd, folder)).sort();
  const bytesOf = (folder?: string) => files(folder).map((name) => read(name, folder));

  it('saves the newest of each type, with one secret, and says to look through them', async () => {
    expect(await terminal.fresh('capture', 'github')).toBe(0);
    expect(files()).toEqual([
      'github-issues-1.http',
      'github-issues-1.json',
      'github-push-1.http',
      'github-push-1.json',
      'github.secret',
    ]);
    expect(terminal.lines).toEqual([
      expect.stringMatching(/^github-issues-1[.]http {2}issues {2}\d+ values replaced$/),
      expect.stringMatching(/^github-push-1[.]http {2}push {2}\d+ values replaced$/),
    ]);
    expect(terminal.err).toMatch(/^look through them before you share them/);
    expect(statSync(join(terminal.cwd, 'captured', 'github.secret')).mode & 0o777).toBe(0o600);
  });

  it('writes a raw request, and beside it what a test needs', async () => {
    const raw = readFileSync(join(terminal.cwd, 'captured', 'github-push-1.http'));
    const head = raw.subarray(0, raw.indexOf('\r\n\r\n')).toString();
    expect(head).toMatch(/^POST \/github HTTP\/1[.]1\r\nhost: hooks[.]example[.]com\r\n/);
    expect(head).toMatch(new RegExp(`\r\ncontent-length: ${raw.length - head.length - 4}$`));
    const said = JSON.parse(read('github-push-1.json'));
    expect(said).toMatchObject({
      request: 'github-push-1.http',
      endpoint: 'github',
      provider: 'github',
      now: expect.any(Number),
      secretFile: 'github.secret',
      expected: { outcome: 'accepted', types: ['push'] },
    });
    expect(said.replaced).toContainEqual({ path: 'body.pusher.email', kind: 'email', count: 1 });
    // whom the sample of GitHub is about
    expect(bytesOf().join('')).not.toMatch(/codertocat|21031067|hello-world/i);
    const stored = JSON.parse(readFileSync(join(terminal.cwd, '.sallyport', 'secrets.json'), 'utf8'));
    expect(bytesOf().join('')).not.toContain(stored.github);
  });

  it.each([
    ['signed with a secret', 'github', 'the secret in shared/github.secret'],
    ['signed by a pair in the place of its sender', 'discord', 'the secret in shared/discord.secret'],
    ['signed by a key that is published', 'aws-sns', 'the key that shared/aws-sns-'],
    ['that signs its URL', 'twilio', 'the secret in shared/twilio.secret'],
  ])('of a sender %s it verifies as it is, in a folder without a configuration', async (_, name, by) => {
    expect(await terminal.fresh('capture', name, '--to', 'shared')).toBe(0);
    const elsewhere = new Terminal();
    cpSync(join(terminal.cwd, 'shared'), join(elsewhere.cwd, 'shared'), { recursive: true });
    rmSync(join(elsewhere.cwd, 'shared', 'keys'), { recursive: true, force: true });
    const [file = ''] = files('shared').filter((one) => one.startsWith(name) && one.endsWith('.http'));
    expect(await elsewhere.run('verify', `shared/${file}`)).toBe(0);
    expect(elsewhere.lines.at(-1)).toContain(`It verifies with ${by}`);
    expect(elsewhere.out).toContain(`found as shared/${file.replace('.http', '.json')} says`);
    elsewhere.remove();
  });

  it('verifies by what the command line says, where that says something', async () => {
    expect(await terminal.fresh('capture', 'github')).toBe(0);
    const file = 'captured/github-push-1.http';
    writeFileSync(join(terminal.cwd, 'another.secret'), 'another-secret-8c1f02');
    expect(await terminal.fresh('verify', file, '--secret-file', 'another.secret')).toBe(1);
    expect(await terminal.fresh('verify', file, '--provider', 'gitlab')).toBe(1);
    expect(await terminal.fresh('verify', file, '--at', '2026-01-01T00:00Z', '--json')).toBe(0);
    expect(JSON.parse(terminal.out)).toMatchObject({ judgedAt: '2026-01-01T00:00:00.000Z' });
  });

  it('takes no secret of another folder, whatever is written beside it', async () => {
    expect(await terminal.fresh('capture', 'github', '--to', 'theirs')).toBe(0);
    const path = join(terminal.cwd, 'theirs', 'github-push-1.json');
    const said = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...said, secretFile: '../captured/github.secret' }));
    const elsewhere = new Terminal();
    cpSync(join(terminal.cwd, 'theirs'), join(elsewhere.cwd, 'theirs'), { recursive: true });
    cpSync(join(terminal.cwd, 'theirs', 'github.secret'), join(elsewhere.cwd, 'captured/github.secret'));
    expect(await elsewhere.run('verify', 'theirs/github-push-1.http')).toBe(2);
    expect(elsewhere.err).toContain('there is no secret of github here');
    elsewhere.remove();
  });

  it('done twice changes nothing, and a file of somebody else is left as it is', async () => {
    const before = bytesOf();
    expect(await terminal.fresh('capture', 'github')).toBe(0);
    expect(terminal.lines.every((line) => line.endsWith(', as before'))).toBe(true);
    expect(bytesOf()).toEqual(before);
    writeFileSync(join(terminal.cwd, 'captured', 'github-push-1.json'), 'mine');
    expect(await terminal.fresh('capture', 'github')).toBe(0);
    expect(terminal.out).toContain('github-push-2.http');
    expect(read('github-push-1.json')).toBe('mine');
    expect(read('github-push-2.http')).toBe(read('github-push-1.http'));
  });

  it('of a sender whose private key nobody has is signed by a pair of the folder', async () => {
    expect(await terminal.fresh('capture', 'discord', '--to', 'pairs')).toBe(0);
    expect(existsSync(join(terminal.cwd, 'pairs', 'keys', 'ed25519.pem'))).toBe(true);
    expect(read('discord.secret', 'pairs')).not.toContain('PRIVATE');
    expect(terminal.lines).toHaveLength(1);
  });

  it('takes what was turned away too, without the signature that it came with, and as wrong', async () => {
    expect(await terminal.fresh('capture', 'github', '--rejected', '--last', '1', '--to', 'bad')).toBe(0);
    const raw = read('github-signature_mismatch-1.http', 'bad');
    expect(raw).not.toContain('ab12ab12');
    expect(raw).not.toContain('analytical');
    expect(raw).toMatch(/x-hub-signature-256: sha256=[\da-f]{64}\r\n/);
    expect(JSON.parse(read('github-signature_mismatch-1.json', 'bad')).expected).toEqual({
      outcome: 'rejected',
      code: 'signature_mismatch',
    });
  });

  it('shows by kind and path what would be replaced, and writes nothing', async () => {
    expect(await terminal.fresh('capture', 'github', '--id', '1', '--dry-run', '--to', 'none')).toBe(0);
    expect(terminal.out).toMatch(/^delivery 1 {2}push {2}\d+ values would be replaced\n/);
    expect(terminal.out).toMatch(/^ {2}email {7}body[.]pusher[.]email$/m);
    expect(terminal.out).not.toMatch(/codertocat/i);
    expect(existsSync(join(terminal.cwd, 'none'))).toBe(false);
  });

  it('says where no folder can be made, and does not try for ever', async () => {
    writeFileSync(join(terminal.cwd, 'a-file'), '');
    for (const to of ['a-file', 'a-file/in/it']) {
      expect(await terminal.fresh('capture', 'github', '--to', to)).toBe(1);
      expect(terminal.err).toMatch(
        /^sallyport: --to: \S+[/]a-file\S* cannot be made: a file is where a folder should be [(]E\w+[)]; choose another folder\n$/,
      );
    }
    expect(await terminal.fresh('capture', 'github', '--to', 'in/a/new/one')).toBe(0);
    expect(files('in/a/new/one')).toContain('github.secret');
  });

  it('says that a file system takes no folder', async () => {
    expect(await terminal.fresh('capture', 'github', '--to', '/proc/captured/here')).toBe(1);
    expect(terminal.err).toMatch(/^sallyport: --to: [/]proc\S* cannot be made: .+; choose another folder\n$/);
  });

  it('prints JSON lines for a program', async () => {
    expect(await terminal.fresh('capture', 'github', '--last', '2', '--to', 'json', '--json')).toBe(0);
    expect(terminal.lines.map((line) => JSON.parse(line))).toMatchObject([
      { id: 2, type: 'issues', file: 'github-issues-1.http', isNew: true },
      { id: 3, type: 'push', file: 'github-push-1.http', isNew: true },
    ]);
  });

  it('takes those of a time, and every type of them as often as it came', async () => {
    expect(await terminal.fresh('capture', 'github', '--since', '10m', '--to', 'since')).toBe(0);
    expect(terminal.lines).toHaveLength(3);
    expect(await terminal.fresh('capture', 'github', '--since', '2099-01-01', '--to', 'since')).toBe(1);
    expect(terminal.err).toBe(
      'nothing to save: the journal has no such delivery of github; --rejected saves what was turned away, too\n',
    );
  });

  it('goes on with what comes, as many as it is told', async () => {
    const other = new Terminal({ cwd: terminal.cwd });
    const gateway = await served(other, '--no-workbench');
    const follower = new Terminal({ cwd: terminal.cwd });
    const following = follower.run('capture', 'gitlab', '--follow', '--count', '1');
    expect(await new Terminal({ cwd: terminal.cwd }).run('send', 'gitlab', '--url', gateway.url)).toBe(0);
    expect(await following).toBe(0);
    expect(follower.lines).toEqual([expect.stringMatching(/^gitlab-\w+-1[.]http {2}/)]);
    await gateway.stop();
    expect(read('gitlab.secret')).not.toBe('');
  });

  it('finds what was sent just now, which the gateway writes a moment after its answer', async () => {
    const gateway = await served(new Terminal({ cwd: terminal.cwd }), '--no-workbench');
    const now = new Terminal({ cwd: terminal.cwd });
    try {
      expect(await now.run('send', 'linear', '--url', gateway.url)).toBe(0);
      expect(await now.run('capture', 'linear')).toBe(0);
    } finally {
      await gateway.stop();
    }
  });

  it.each([['--follow'], ['--count', '2']])(
    'ends with Ctrl-C, and it is no failure that nothing came, with %s',
    async (...asked) => {
      const follower = new Terminal({ cwd: terminal.cwd });
      follower.interrupt();
      expect(await follower.run('capture', 'stripe', ...asked)).toBe(0);
      expect(follower.out + follower.err).toBe('');
    },
  );

  it('ends with Ctrl-C between two that it saves, which is told', async () => {
    const saver = new Terminal({ cwd: terminal.cwd });
    const running = saver.run('capture', 'github', '--to', 'broken-off');
    saver.interrupt();
    expect(await running).toBe(130);
    expect([saver.out, saver.err]).toEqual(['', 'sallyport: interrupted\n']);
    expect(files('broken-off')).toEqual(['github.secret']);
  });

  it('says what it does not find', async () => {
    expect(await terminal.fresh('capture', 'stripe')).toBe(1);
    expect(terminal.err).toContain('no such delivery of stripe');
    expect(await terminal.fresh('capture', 'github', '--id', '99')).toBe(2);
    expect(terminal.err).toContain('there is no delivery 99 in the journal');
    expect(await terminal.fresh('capture', 'stripe', '--id', '1')).toBe(2);
    expect(terminal.err).toContain('delivery 1 came to github, and not to stripe');
    expect(await new Terminal().run('capture', 'stripe')).toBe(1);
  });
});
