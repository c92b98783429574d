import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { served, Terminal } from '../support/terminal.ts';

const document = (name: string) =>
  JSON.stringify({ endpoints: { [name]: { provider: 'github', secretId: name } } });

describe('the configuration of a command', () => {
  const made: Terminal[] = [];
  let folder: Terminal;
  const terminal = (env: Record<string, string> = {}) => new Terminal({ cwd: folder.cwd, env });
  const file = (name: string, text: string) => writeFileSync(join(folder.cwd, name), text);
  beforeEach(() => {
    folder = new Terminal();
    made.push(folder);
  });
  afterEach(() => {
    for (const one of made.splice(0)) one.remove();
  });

  /** Which endpoint a command that is told of none that exists says there is. */
  async function endpointsOf(one: Terminal, ...options: readonly string[]): Promise<string> {
    expect(await one.fresh('rotate', 'nobody', '--status', ...options)).toBe(2);
    return /there are: (.*)/.exec(one.err)?.[1] ?? one.err;
  }

  it('is sallyport.json of the folder, where nothing else is said', async () => {
    expect(await endpointsOf(terminal())).toBe('github, stripe, twilio … see sallyport providers');
    file('sallyport.json', document('found'));
    expect(await endpointsOf(terminal())).toBe('found (github)');
  });

  it('is that of the environment before a file that is only there', async () => {
    file('sallyport.json', document('found'));
    file('other.json', document('variable'));
    expect(await endpointsOf(terminal({ SALLYPORT_CONFIG_FILE: 'other.json' }))).toBe('variable (github)');
    expect(await endpointsOf(terminal({ SALLYPORT_CONFIG: document('inline') }))).toBe('inline (github)');
  });

  it('is the named file before all others, and alone', async () => {
    file('sallyport.json', document('found'));
    file('named.json', document('named'));
    const env = { SALLYPORT_CONFIG: document('inline'), SALLYPORT_CONFIG_FILE: 'nowhere.json' };
    expect(await endpointsOf(terminal(env), '--config', 'named.json')).toBe('named (github)');
  });

  it.each([
    ['send', 'github'],
    ['rotate', 'github'],
    ['enrol', 'github'],
    ['parked'],
    ['serve', '--port', '0'],
  ])('can be named to %s, which says of a mistake in which file it is', async (...command) => {
    file('mine.json', '{');
    const one = terminal();
    expect(await one.run(...command, '--config', 'mine.json')).toBe(2);
    expect(one.err).toContain('  - mine.json: must be one JSON object, and is not JSON');
  });

  it('says that a named file is not there', async () => {
    const one = terminal();
    expect(await one.run('parked', '--config', 'none.json')).toBe(2);
    expect(one.err).toBe('sallyport: --config none.json: no such file (ENOENT)\n');
  });

  it('is not that of a file and of a stack', async () => {
    const one = terminal();
    expect(await one.run('parked', '--config', 'a.json', '--stack', 'Sallyport')).toBe(2);
    expect(one.err).toMatch(/'--config <file>' cannot be used with option '--stack <name>'/);
  });

  it('is named when the gateway starts', async () => {
    file('sallyport.json', JSON.stringify({ $schema: './schema.json', ...JSON.parse(document('found')) }));
    const one = terminal();
    await (await served(one)).stop();
    expect(one.err).toMatch(/npx sallyport send github --url http/);
    expect(one.err).toMatch(/ {2}found {2,}POST .*\nThe configuration is that of sallyport[.]json[.]\n/s);
  });

  it('is named again to send, where it would not be found', async () => {
    file('mine.json', document('mine'));
    const one = terminal();
    await (await served(one, '--config', 'mine.json')).stop();
    expect(one.err).toMatch(/npx sallyport send github --config mine[.]json --url http/);
  });
});
