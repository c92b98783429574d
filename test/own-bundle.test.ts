import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BundleParts } from '../infra/bundling/parts.ts';
import { zipFolder } from '../scripts/zip.ts';
import { awsEnvironment } from './support/aws-environment.ts';
import { AwsServer } from './support/aws-server.ts';
import { bundled } from './support/bundled.ts';
import { InitFailed, LambdaProcess } from './support/lambda-process.ts';
import { fromGithub } from './support/senders.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const secret = 'It is a Secret to Everybody';

/** What an entry imports may wait for the gateway as the entry itself may. Whoever installs the package writes `sallyport` and `sallyport/providers/stripe`, and gets these files. */
const gateway = `
import { lambdaEntryOf } from '${root}dist/lib/src/index.js';
import { github } from '${root}dist/lib/src/domain/providers/github.js';
import { stripe } from '${root}dist/lib/src/domain/providers/stripe.js';

export const { handler, redrive, check } = await lambdaEntryOf([stripe, github]);
`;

let folder: string;
let parts: BundleParts;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-own-bundle-'));
  writeFileSync(join(folder, 'gateway.ts'), gateway);
  writeFileSync(join(folder, 'entry.ts'), "export * from './gateway.ts';");
  parts = bundled(join(folder, 'entry.ts'), join(folder, 'bundle'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function start(provider: string): Promise<readonly [LambdaProcess, AwsServer]> {
  const server = new AwsServer({ hook: secret });
  const environment = {
    ...awsEnvironment(await server.listen()),
    SALLYPORT_CONFIG: JSON.stringify({ endpoints: { github: { provider, secretId: 'hook' } } }),
  };
  try {
    return [await LambdaProcess.start(environment, join(folder, 'bundle/index.mjs')), server];
  } catch (error) {
    await server.close();
    throw error;
  }
}

describe('the bundle of an entry that names two providers', () => {
  it('holds these two, no other, and not the list of all', () => {
    const held = Object.values(parts).flatMap(({ sources }) => Object.keys(sources));
    expect(held).toContain('dist/lib/src/domain/receiving/gateway.js');
    expect(held.filter((path) => /[/]domain[/]providers[/]|[/]built-in[.]js$/.test(path)).sort()).toEqual([
      'dist/lib/src/domain/providers/github.js',
      'dist/lib/src/domain/providers/stripe.js',
    ]);
  });

  it('takes what they send', async () => {
    const [lambda, server] = await start('github');
    await expect(lambda.invoke(await fromGithub(secret, '{}'))).resolves.toMatchObject({ statusCode: 200 });
    expect(server.entries).toHaveLength(1);
    await lambda.stop();
    await server.close();
  });

  it('knows no other in its configuration: it does not start, and says whom it knows', async () => {
    const starting = start('slack');
    await expect(starting).rejects.toThrow(InitFailed);
    await expect(starting).rejects.toThrow('endpoints.github.provider: must be one of stripe, github');
  });

  it('is smaller than the one with all', async () => {
    await zipFolder(join(folder, 'bundle'), join(folder, 'lambda.zip'));
    const [own, all] = [join(folder, 'lambda.zip'), join(root, 'dist/lambda.zip')].map(
      (path) => readFileSync(path).length,
    ) as [number, number];
    const count = readdirSync(join(root, 'src/domain/providers')).length - 1;
    process.stdout.write(`a zip with 2 providers: ${own} bytes; with ${count}: ${all} bytes\n`);
    expect(own).toBeLessThan(all - 15_000);
  });
});
