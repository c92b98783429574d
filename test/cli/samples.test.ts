import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { samples } from '../../src/samples/index.ts';
import { served, Terminal } from '../support/terminal.ts';

describe('samples', () => {
  let terminal: Terminal;
  beforeEach(() => {
    terminal = new Terminal();
  });
  afterEach(() => terminal.remove());

  it('says who has how many', async () => {
    expect(await terminal.run('samples')).toBe(0);
    expect(terminal.lines).toHaveLength(samples.size);
    expect(terminal.out).toMatch(/^twilio {2,}4$/m);
    await terminal.fresh('samples', '--json');
    expect(terminal.lines.map((line) => JSON.parse(line))).toContainEqual({ provider: 'twilio', samples: 4 });
  });

  it('lists those of one, with what each becomes on the bus', async () => {
    expect(await terminal.run('samples', 'github')).toBe(0);
    expect(terminal.lines[0]).toMatch(/^push {2,}\d+[.]\d kB {2}push$/);
    expect(terminal.out).toMatch(/^issues[.]opened {2,}\d+[.]\d kB {2}issues$/m);
    await terminal.fresh('samples', 'twilio', '--json');
    expect(terminal.lines.map((line) => JSON.parse(line))).toMatchObject([
      { name: 'message', detailTypes: ['message.received'], bytes: expect.any(Number) },
      { detailTypes: ['message.delivered'] },
      { detailTypes: ['call.ringing'] },
      { detailTypes: ['com.twilio.messaging.message.sent', 'com.twilio.messaging.message.delivered'] },
    ]);
  });

  it('lists those of everybody', async () => {
    for (const id of samples.keys()) expect([id, await terminal.run('samples', id)]).toEqual([id, 0]);
  });

  it('prints the body of one, and nothing else', async () => {
    expect(await terminal.run('samples', 'github', 'push')).toBe(0);
    const { push } = (await samples.get('github')?.()) ?? {};
    expect(terminal.out).toBe(push?.('any').body);
  });

  it('prints the head of its request as HTTP has it', async () => {
    expect(await terminal.run('samples', 'github', 'push', '--headers')).toBe(0);
    expect(terminal.out).toMatch(
      /^POST \/github HTTP\/1[.]1\r\ncontent-type: application\/json\r\n(?:[\w-]+: \S+\r\n)+\r\n\{"ref":/,
    );
  });

  it('prints what can be sent', async () => {
    const gateway = await served(terminal);
    await terminal.fresh('samples', 'stripe', 'charge.succeeded');
    const { Readable } = await import('node:stream');
    const sender = new Terminal({ cwd: terminal.cwd, input: Readable.from([Buffer.from(terminal.out)]) });
    expect(await sender.run('send', 'stripe', '--file', '-', '--url', gateway.url)).toBe(0);
    await gateway.stop();
  });

  it.each([
    [['git'], "no provider 'git' is known; do you mean digitalocean, gitea, github, gitlab?"],
    [['zzz'], "no provider 'zzz' is known; there are: github, stripe, twilio … see sallyport providers"],
    [['github', 'issue_comm'], "there is no sample 'issue_comm' of github; do you mean issue_comment"],
    [
      ['twilio', 'fax'],
      "there is no sample 'fax' of twilio; there are: message, message.delivered, call, event-streams",
    ],
    [['github', 'constructor'], "there is no sample 'constructor' of github; there are: push"],
  ])('says what there is instead of %s', async (words, said) => {
    expect(await terminal.run('samples', ...words)).toBe(2);
    expect(terminal.err).toContain(`sallyport: ${said}`);
  });
});
