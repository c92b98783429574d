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

/** What a process took until its first answer. */
export interface Cost {
  readonly wallMs: number;
  /** Of all its threads: steadier where others use the machine too. */
  readonly cpuMs: number;
}

export interface ColdStarts {
  /** Path of a folder that is removed afterwards. */
  readonly folder: string;
  /** Path of the `index.mjs` that was built. */
  readonly bundle: string;
  readonly start: (entry: string) => Promise<Cost>;
}

/** From the start of a process to its first answer, against a hand-written handler. */
export async function benchColdStart(): Promise<readonly string[]> {
  return coldStarts(async ({ folder, bundle, start }) => {
    const floor = await buildFloor(folder);
    await start(floor);
    return [
      row(
        'cold start, process to first answer',
        await median(runs, () => start(bundle)),
        await median(runs, () => start(floor)),
      ),
    ];
  });
}

/** Where processes find a secret, a bus and a delivery. */
export async function coldStarts<T>(measure: (starts: ColdStarts) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
  const server = new AwsServer({ 'hooks/github': secret });
  const endpoint = await server.listen();
  try {
    const event = join(folder, 'event.json');
    writeFileSync(event, JSON.stringify(functionUrlEvent(aPush())));
    const start = (entry: string) => answer(resolve(entry), event, endpoint);
    return await measure({ folder, bundle: resolve('dist/lambda/index.mjs'), start });
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

async function answer(entry: string, event: string, endpoint: string): Promise<Cost> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['bench/invoke.mjs', entry, event], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
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
  const used = once(child, 'message');
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${entry} did not answer 200`);
  const wallMs = performance.now() - startedAt;
  const [{ user, system }] = (await used) as [NodeJS.CpuUsage];
  return { wallMs, cpuMs: (user + system) / 1000 };
}
