import { join, resolve } from 'node:path';
import { githubPush, githubSecret } from '../lib/github-push.ts';
import { inFolder } from '../lib/in-folder.ts';
import { compared, type Pair, pairsInTurns } from '../lib/in-turns.ts';
import { LoopbackAws } from '../lib/loopback-aws.ts';
import { plainBundle } from '../lib/plain-bundle.ts';
import type { Question, Row } from '../lib/row.ts';
import { everythingConfigured, nothingConfigured } from './configurations.ts';
import { type Start, start } from './start.ts';

export const question: Question = {
  id: 'cold',
  title: 'What does a cold start cost?',
  text: `From the start of a process to its first answer, as in an environment that Lambda has just made: the bundle is imported,
a push of GitHub of 2 kB is handed over, and the process says that it was taken. Each start has a fresh copy of \`dist/lambda\` in a new folder and an empty
\`TMPDIR\`. AWS is a server on the same machine, in a process of its own; where it "takes 20 ms", each of its answers does. Lambda's own part, which both would have,
is left out.

The floor is a hand-written handler (\`bench/cold/floor.ts\`) with two clients of the SDK, bundled by esbuild without any trick: one secret at its start, one MAC, one
\`PutEvents\`. It does less than the gateway: it knows of no other stage of its secret and never reads it again, looks at no bus, sets no time limit, writes no log, and loses
what the bus does not take. With everything configured the gateway also asks DynamoDB whether it knows the delivery, writes down that it is done, and is ready to park an
event or to store it in S3; the floor stays what it is.`,
  rows,
};

const pairs = 32;
const settings = [
  { name: 'nothing configured, AWS answers at once', of: nothingConfigured, latencyMs: 0, atMost: 1 },
  { name: 'nothing configured, AWS takes 20 ms', of: nothingConfigured, latencyMs: 20, atMost: 1 },
  {
    name: 'everything configured, AWS answers at once',
    of: everythingConfigured,
    latencyMs: 0,
    atMost: 1.15,
  },
  { name: 'everything configured, AWS takes 20 ms', of: everythingConfigured, latencyMs: 20, atMost: 1.15 },
] as const;

async function rows(): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    const floor = join(folder, 'floor');
    await plainBundle('bench/cold/floor.ts', floor);
    const measure = (aws: LoopbackAws, configuration: Readonly<Record<string, string>>) => {
      const environment = { ...aws.environment, ...configuration };
      const setting = { folder, event: () => githubPush(2_000), environment };
      return pairsInTurns(
        pairs,
        () => start(resolve('dist/lambda'), setting),
        () => start(floor, setting),
      );
    };
    return [...(await overHttp(measure)), await overTls(measure)];
  });
}

type Measure = (
  aws: LoopbackAws,
  configuration: Readonly<Record<string, string>>,
) => Promise<readonly Pair<Start>[]>;

async function overHttp(measure: Measure): Promise<readonly Row[]> {
  const aws = await LoopbackAws.start({ 'hooks/github': githubSecret });
  const rows: Row[] = [];
  for (const { name, of, latencyMs, atMost } of settings) {
    await aws.answerAfter(latencyMs);
    const starts = await measure(aws, of);
    rows.push(wall(name, starts, atMost));
    if (latencyMs === 0) rows.push(...used(name.replace(/,.*/, ''), starts, atMost === 1));
  }
  aws.close();
  return rows;
}

async function overTls(measure: Measure): Promise<Row> {
  const aws = await LoopbackAws.start({ 'hooks/github': githubSecret }, 'https');
  const starts = await measure(aws, nothingConfigured);
  aws.close();
  return wall('nothing configured, over TLS, AWS answers at once', starts, 1);
}

function wall(name: string, starts: readonly Pair<Start>[], atMost: number): Row {
  const goal = { of: 'ratio', atMost } as const;
  return { name, unit: 'ms', ...compared(starts, ({ wallMs }) => wallMs), goal };
}

function used(name: string, starts: readonly Pair<Start>[], hasGoal: boolean): readonly Row[] {
  const goal = { of: 'ratio', atMost: 1.05 } as const;
  const memory = compared(starts, ({ memoryMb }) => memoryMb);
  return [
    { name: `${name}, processor time`, unit: 'ms', ...compared(starts, ({ cpuMs }) => cpuMs) },
    { name: `${name}, peak memory`, unit: 'MB', ...memory, ...(hasGoal ? { goal } : {}) },
  ];
}
