import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { github } from '../src/domain/providers/github.ts';
import { AwsServer } from '../test/support/aws-server.ts';
import { aDelivery, signed } from '../test/support/deliveries.ts';
import { functionUrlEvent } from '../test/support/function-url-events.ts';
import { median, row } from './measure.ts';

const secret = 'It is a secret to nobody';
const runs = 21;

/** From the start of a process to its first answer, against a hand-written handler. */
export async function benchColdStart(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
  const server = new AwsServer({ 'hooks/github': secret });
  const endpoint = await server.listen();
  try {
    const event = join(folder, 'event.json');
    writeFileSync(event, JSON.stringify(functionUrlEvent(aPush())));
    const floor = await buildFloor(folder);
    const coldStart = (entry: string) => () => answer(entry, event, endpoint);
    await coldStart(floor)();
    return [
      row(
        'cold start, process to first answer',
        await median(runs, coldStart(resolve('dist/lambda/index.mjs'))),
        await median(runs, coldStart(floor)),
      ),
    ];
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

function aPush() {
  const headers = { 'x-github-event': 'push', 'x-github-delivery': '1', 'content-type': 'application/json' };
  return signed(
    aDelivery({ rawPath: '/github', headers, body: '{"ref":"refs/heads/main"}' }),
    github,
    secret,
  );
}

async function buildFloor(folder: string): Promise<string> {
  await build({
    entryPoints: { floor: 'bench/floor.ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return join(folder, 'floor.mjs');
}

async function answer(entry: string, event: string, endpoint: string): Promise<void> {
  const child = spawn(process.execPath, ['bench/invoke.mjs', entry, event], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      SALLYPORT_CONFIG: JSON.stringify({
        endpoints: { github: { provider: 'github', secretId: 'hooks/github' } },
      }),
    },
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${entry} did not answer 200`);
}
