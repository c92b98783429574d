import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { handlerId } from '../../../infra/deploy/account.ts';
import { LambdaAccount } from './lambda-account.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-deploy-'));
const cdkSaw = join(folder, 'cdk-saw.json');
let account: LambdaAccount;
let endpoint: string;

beforeAll(() => {
  const cdk = join(folder, 'cdk');
  const record = `require('fs').writeFileSync(${JSON.stringify(cdkSaw)}, JSON.stringify(process.argv.slice(2)))`;
  writeFileSync(cdk, `#!${process.execPath}\n${record};process.exit(7);\n`);
  chmodSync(cdk, 0o755);
});
beforeEach(async () => {
  account = new LambdaAccount();
  endpoint = await account.listen();
});
afterEach(async () => {
  expect(account.failures).toEqual([]);
  await account.close();
  rmSync(cdkSaw, { force: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `npm run deploy -- …args`, with a command of CDK's name that notes how it was called and ends with 7. */
async function deploy(args: readonly string[], context: object = {}) {
  writeFileSync(join(folder, 'cdk.json'), JSON.stringify({ app: 'node infra/app.ts', context }));
  const child = spawn(resolve('node_modules/.bin/node'), [resolve('infra/deploy/deploy.ts'), ...args], {
    cwd: folder,
    env: {
      PATH: `${folder}:${process.env.PATH}`,
      AWS_ENDPOINT_URL: endpoint,
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
  });
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said += data.toString();
  });
  const [code] = await once(child, 'close');
  const called: unknown = code === 7 ? JSON.parse(readFileSync(cdkSaw, 'utf8')) : undefined;
  return { code, said, called };
}

const usual = ['-c', 'endpoints=github,sms=twilio', '--require-approval', 'never'];

describe('npm run deploy', () => {
  it('hands everything on to CDK, ends as that ends, and says nothing where all is well', async () => {
    const result = await deploy([...usual, '--', 'Sallyport']);
    expect(result).toEqual({ code: 7, said: '', called: ['deploy', ...usual, '--', 'Sallyport'] });
    expect(account.asked).toEqual(['/2016-08-19/account-settings']);
  });

  it.each([
    [['-c', 'reservedConcurrency=901']],
    [['-creservedConcurrency=901']],
    [['--context', 'reservedConcurrency=901']],
    [['--context=reservedConcurrency=901']],
    [['-c', 'reservedConcurrency=1', '-c', 'reservedConcurrency=901']],
  ])('makes nothing where the account cannot give what is to be reserved: %j', async (args) => {
    const { code, said, called } = await deploy([...usual, ...args]);
    expect([code, called]).toEqual([1, undefined]);
    expect(said).toMatch(/^reservedConcurrency: 901 cannot be reserved\. .* 1000 .* 100 .* leaves 900\. /);
  });

  it.each([
    ['900', 1_000],
    ['none', 1_000],
    ['0', 10],
  ])('deploys a reservation that the account can give: %s of %i', async (reserved, limit) => {
    Object.assign(account, { limit, unreserved: limit });
    const { code, said } = await deploy([...usual, '-c', `reservedConcurrency=${reserved}`]);
    expect(code).toBe(7);
    expect(said).not.toContain('reservedConcurrency');
  });

  it('finds the reservation in cdk.json too, which the command line overrules', async () => {
    const context = { reservedConcurrency: 901 };
    expect((await deploy(usual, context)).code).toBe(1);
    expect((await deploy([...usual, '-c', 'reservedConcurrency=none'], context)).code).toBe(7);
  });

  it('counts what this gateway has reserved as its own, and what others have as gone', async () => {
    Object.assign(account, { unreserved: 400 });
    const args = [...usual, '-c', 'reservedConcurrency=600', '-c', 'stack=Hooks'];
    const before = await deploy(args);
    expect([before.code, before.said]).toEqual([1, expect.stringMatching(/ 600 are reserved for others,/)]);
    account.stacks = { Hooks: { functions: { [handlerId]: 'Hooks-Handler-1' }, reserved: 600 } };
    expect((await deploy(args)).code).toBe(7);
    expect((await deploy([...args, '-c', 'reservedConcurrency=901'])).code).toBe(1);
  });

  it('says what the limit of a new account means, and deploys', async () => {
    Object.assign(account, { limit: 10, unreserved: 10 });
    const { code, said } = await deploy(usual);
    expect(code).toBe(7);
    expect(said).toMatch(
      /may run 10 functions .* 10 deliveries at a time and 100 a second .*\n.*servicequotas/,
    );
    expect((await deploy([...usual, '-c', 'reservedConcurrency=1'])).said).toMatch(/leaves 0\. /);
  });

  it('says that it may not ask, and deploys', async () => {
    account.mayAsk = false;
    const { code, said } = await deploy([...usual, '-c', 'reservedConcurrency=901']);
    expect(code).toBe(7);
    expect(said).toMatch(/could not be read \(AccessDeniedException: .*lambda:GetAccountSettings/);
  });
});
