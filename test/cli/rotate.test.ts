import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { served, Terminal } from '../support/terminal.ts';

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
        ownFile('from-twilio\n'),
        '--url',
        gateway.url,
      ),
    ).toBe(0);
    expect(stored().twilio.pending).toBe('from-twilio');
    expect(terminal.out + terminal.err).not.toContain('from-twilio');
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

  it('leaves a secret file alone that is no JSON', async () => {
    writeFileSync(path(), 'broken');
    expect(await terminal.fresh('rotate', 'github')).toBe(1);
    expect(readFileSync(path(), 'utf8')).toBe('broken');
  });
});
