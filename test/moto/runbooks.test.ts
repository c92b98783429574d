import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Block, blocksIn, blocksOf, everyWord } from '../docs/support/pages.ts';
import { namesAws, programs } from '../docs/support/programs.ts';
import { readShell } from '../docs/support/shell.ts';
import { MotoServer } from '../support/moto-server.ts';
import { surroundings } from './runbooks/surroundings.ts';
import { type Result, Typist } from './runbooks/typist.ts';
import { World } from './runbooks/world.ts';
import { differences } from './templates/differences.ts';

/**
 * What is not run, but noted: `npx cdk …`, `npm run deploy` and its kin need an account with CloudFormation and a bucket for
 * assets (what they deploy is deployed here, by the loader), and what is local runs in test/docs/shell.test.ts. Moto asks
 * nobody for a right; what it lacks of AWS is in test/moto/runbooks/stand-ins.ts.
 */

/** The endpoints that the pages speak of. */
const endpoints = 'github,sms=twilio,stripe';
const fewest = 59;
const longestPageMs = 70_000;

const blocksOfPages = Map.groupBy(blocksIn('sh'), ({ page }) => page);
const forAws = (page: string) =>
  (blocksOfPages.get(page) ?? []).flatMap(({ code }) =>
    readShell(code, '/', programs).commands.filter(({ argv }) => namesAws(argv)),
  );

let moto: MotoServer;
let world: World;

beforeAll(async () => {
  moto = await MotoServer.start();
  world = await World.open(moto, endpoints);
});
afterAll(async () => {
  await world.close();
  await moto.stop();
});

async function follow(page: readonly Block[], { given = {}, files = {} } = {}): Promise<Result> {
  const typist = new Typist({ ...world.environment, ...given }, files);
  try {
    return await typist.type(page);
  } finally {
    typist.remove();
  }
}

describe('the runbooks', () => {
  it('are of all the pages that talk to AWS, and nothing that does so hides in a sentence', () => {
    const pages = [...blocksOfPages.keys()].filter((page) => forAws(page).length > 0);
    expect(Object.keys(surroundings).toSorted()).toEqual(pages.toSorted());
    const hidden = everyWord().filter(({ text }) => /^(?:aws [a-z]|npx sallyport .*--stack)/.test(text));
    expect(hidden.map(({ page, line, text }) => `${page}:${line}: ${text}`)).toEqual([]);
  });

  it('begin with a stack that is as npm run deploy wants it', async () => {
    const found = (await differences(world.gateway)).map(({ id, property }) => `${id} ${property}`);
    // which is detached
    expect(found).toEqual([expect.stringMatching(/^HooksGatewayCheckSchedule\S+ Targets$/)]);
    expect(world.gateway.ways.nowhere).toEqual([
      'AWS::CloudWatch::CompositeAlarm',
      'AWS::CodeDeploy::Application',
      'AWS::CodeDeploy::DeploymentGroup',
    ]);
  });

  it('leave nothing open', () => {
    const all = Object.keys(surroundings).flatMap(forAws);
    expect(all.map(({ argv }) => argv.join(' ')).filter((line) => /…|<\w+>/.test(line))).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(fewest);
  });

  it.each(Object.entries(surroundings))(
    'work as typed, from the first command to the last: %s',
    async (page, row) => {
      await row.prepare?.(world);
      const { typed, mistake } = await follow(blocksOfPages.get(page) ?? [], row);
      expect(mistake).toBe('');
      expect(typed.filter(({ code }) => code === 0).length).toBeGreaterThanOrEqual(row.commands);
    },
    longestPageMs,
  );

  it.each([
    ['fails', 'npx sallyport rotate gitlab --stack Sallyport', "no endpoint 'gitlab' is configured"],
    [
      'needs a stack that nobody has made',
      'npx sallyport parked --stack Nowhere',
      '--stack Nowhere: there is no such stack in this Region and account',
    ],
    ['needs what nobody has set', 'aws sqs delete-queue --queue-url "$QUEUE"', 'QUEUE: unbound variable'],
    [
      'fails, and others follow',
      'aws sqs list-queue\naws sqs list-queues',
      '`aws sqs list-queue` ended with',
    ],
    ['fails within another', 'echo "$(aws sqs list-queue)"', '`aws sqs list-queue` ended with'],
    ['fails, and its output goes on', 'aws sqs list-queue | cat', '`aws sqs list-queue` ended with'],
  ])('are found fault with where a command %s', async (_, code, reason) => {
    const { mistake } = await follow(blocksOf('page.md', `# Page\n\n\`\`\`sh\n${code}\n\`\`\``));
    expect(mistake).toMatch(/^page\.md:3: /);
    expect(mistake).toContain(reason);
  });
});
