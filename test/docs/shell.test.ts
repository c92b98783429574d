import { spawnSync } from 'node:child_process';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { knownOptions } from './support/command-line.ts';
import { follow } from './support/commands.ts';
import { isOfSender, read, root } from './support/page-files.ts';
import { type Block, blocksIn, blocksOf } from './support/pages.ts';
import { programs } from './support/programs.ts';
import { Session } from './support/session.ts';
import { readShell } from './support/shell.ts';

const all = blocksIn('sh');
const pages = Map.groupBy(
  all.filter(({ page }) => !isOfSender(page)),
  ({ page }) => page,
);
const ofSenders = all.filter(({ page }) => isOfSender(page));

describe('the commands of the pages', () => {
  let known: ReadonlyMap<string, ReadonlySet<string>>;
  let session: Session;
  let followed: string[];

  beforeAll(async () => {
    known = await knownOptions();
  });
  beforeEach(() => {
    session = new Session();
    followed = [];
  });
  afterEach(() => session.close());

  /** Types everything that a page says, in its order. */
  async function mistakesIn(page: readonly Block[]): Promise<readonly string[]> {
    const mistakes: string[] = [];
    for (const { page: name, line, code } of page) {
      const { commands, mistake } = readShell(code, session.cwd, programs);
      if (mistake !== undefined) mistakes.push(`${name}:${line}: ${mistake}`);
      for (const command of commands) {
        const wrong = await follow(command, session, known);
        followed.push(command.argv.join(' '));
        if (wrong !== undefined) mistakes.push(`${name}:${line}: ${command.argv.join(' ')}\n${wrong}`);
      }
    }
    return mistakes;
  }

  it.each([...pages])('can be typed as they stand: %s', async (_, page) => {
    expect(await mistakesIn(page)).toEqual([]);
    expect(followed.length).toBeGreaterThanOrEqual(page.length);
  });

  it('of all senders can be typed one after the other, where the gateway runs', async () => {
    await session.run({ argv: ['serve'], env: {} });
    const { commands, mistake } = readShell(
      ofSenders.map(({ code }) => code).join('\n'),
      session.cwd,
      programs,
    );
    expect(mistake).toBeUndefined();
    const mistakes: string[] = [];
    for (const command of commands) {
      const wrong = await follow(command, session, known);
      if (wrong !== undefined) mistakes.push(`${command.argv.join(' ')}\n${wrong}`);
    }
    expect(mistakes).toEqual([]);
    expect(commands.length).toBeGreaterThanOrEqual(ofSenders.length);
    expect(ofSenders.length).toBeGreaterThan(5);
  }, 120_000);

  it('begin with npx, which finds ours in the clone', () => {
    const env = { ...process.env, NPM_CONFIG_YES: 'false' };
    const { stdout } = spawnSync('npx', ['sallyport', '--version'], { cwd: root, env, encoding: 'utf8' });
    expect(stdout.trim()).toBe(JSON.parse(read('package.json')).version);
  });

  it('are many', () => {
    const commands = [...pages.values()]
      .flat()
      .flatMap(({ code }) => readShell(code, session.cwd, programs).commands);
    const ours = commands.filter(({ argv: [, name] }) => name === 'sallyport');
    expect(pages.size).toBeGreaterThan(5);
    expect(commands.length).toBeGreaterThan(50);
    expect(ours.length).toBeGreaterThan(20);
    expect(known.size).toBeGreaterThan(5);
    expect([...known.values()].flatMap((options) => [...options]).length).toBeGreaterThan(15);
  });

  it.each([
    ['is not on the path', 'sallyport serve', 'not on the path'],
    ['is not a command of ours', 'npx sallyport recieve', "no command 'recieve'"],
    ['has an option that is unknown', 'npx sallyport serve --prot 1', 'does not know --prot'],
    [
      'has such an option where only its words are read',
      'npx sallyport parked --alive',
      'does not know --alive',
    ],
    ['fails', 'npx sallyport send github nothing', 'exit code 2'],
    ['fails when it starts to listen', 'npx sallyport serve --host nowhere', 'serve ended with'],
    ['has a quote that does not end', "npx sallyport events --pattern '{", 'unexpected EOF'],
    ['is of a program that nobody has heard of', 'nodd x', 'nodd: command not found'],
    ['is a script that is not there', 'npm run deplyo', "no script 'deplyo'"],
    ['has context that the app does not read', 'npm run deploy -- -c endpoints=github -c buss=x', '-c buss'],
    ['has none that it needs', 'npx cdk bootstrap', 'say which endpoints there are'],
    ['is an operation that AWS does not have', 'aws events put-rules', 'no such operation'],
    ['has an option that AWS does not know', 'aws sqs delete-queue --url x', 'does not know --url'],
  ])('are found fault with where one %s', async (_, code, words) => {
    const mistakes = await mistakesIn(blocksOf('page.md', `\`\`\`sh\n${code}\n\`\`\``));
    expect(mistakes).toEqual([expect.stringContaining(words)]);
  });
});
