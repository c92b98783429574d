import { resolve } from 'node:path';
import { githubPush, githubSecret } from '../lib/github-push.ts';
import { inFolder } from '../lib/in-folder.ts';
import { compared, pairsInTurns } from '../lib/in-turns.ts';
import { LoopbackAws } from '../lib/loopback-aws.ts';
import { plainBundle } from '../lib/plain-bundle.ts';
import type { Goal, Question, Row } from '../lib/row.ts';
import { CrowdedProcess, type Measured } from './crowded-process.ts';

export const question: Question = {
  id: 'concurrent',
  title: 'How much does one process take, and how long does each delivery wait?',
  text: `GitHub pushes of 2 kB, 1 to 256 in flight in one process, as \`serve\` and Lambda Managed Instances have it: the next begins when one is
answered. EventBridge is a server on the same machine that answers after 0, 5 or 20 ms. The floor is the hand-written handler of the cold start: one
PutEvents for each delivery, by the client of the SDK as it comes, and no log. A pair is eight times as many deliveries as are in flight.

64 in flight, each of which waits 20 ms for its bus, are no more than 3,200 a second, whoever sends them: there the goal for deliveries per second is
out of reach.`,
  rows,
};

const pairs = 30;
const latenciesMs = [0, 5, 20];
const crowds = [1, 4, 16, 64, 256];
const fewest = 20;
/** The crowd that is judged, and the latencies at which it can be. */
const judged = { crowd: 64, latenciesMs: [0, 5] };

/** What is called often is compiled by then. */
const warmUp = () => ({ event: githubPush(2_000), inFlight: 64, deliveries: 5_000 });

async function rows(): Promise<readonly Row[]> {
  const aws = await LoopbackAws.start({ 'hooks/github': githubSecret });
  return inFolder(async (folder) => {
    await plainBundle('bench/cold/floor.ts', folder);
    const floor = await CrowdedProcess.start(folder, aws);
    const ours = await CrowdedProcess.start(resolve('dist/lambda'), aws, {
      SALLYPORT_CONFIG: JSON.stringify({
        endpoints: { github: { provider: 'github', secretId: 'hooks/github' } },
      }),
    });
    for (const process of [ours, floor]) await process.take(warmUp());
    const measured: Row[] = [];
    for (const latencyMs of latenciesMs) {
      await aws.answerAfter(latencyMs);
      for (const crowd of crowds) measured.push(...(await compare(ours, floor, crowd, latencyMs)));
    }
    for (const process of [ours, floor]) process.stop();
    aws.close();
    return measured;
  });
}

async function compare(
  ours: CrowdedProcess,
  floor: CrowdedProcess,
  crowd: number,
  latencyMs: number,
): Promise<readonly Row[]> {
  const order = { event: githubPush(2_000), inFlight: crowd, deliveries: Math.max(fewest, 8 * crowd) };
  const measured = await pairsInTurns(
    pairs,
    () => ours.take(order),
    () => floor.take(order),
  );
  const isJudged = crowd === judged.crowd;
  const row = (what: string, unit: Row['unit'], of: (one: Measured) => number, goal?: Goal): Row => ({
    name: `${crowd} in flight, a bus of ${latencyMs} ms: ${what}`,
    unit,
    ...compared(measured, of),
    ...(goal ? { goal } : {}),
  });
  const isReachable = isJudged && judged.latenciesMs.includes(latencyMs);
  return [
    row(
      'deliveries',
      'per s',
      ({ perSecond }) => perSecond,
      isReachable ? { of: 'ratio', atLeast: 2.5 } : undefined,
    ),
    row('half are answered within', 'ms', ({ p50 }) => p50),
    row(
      '99 of 100 are answered within',
      'ms',
      ({ p99 }) => p99,
      isJudged ? { of: 'ratio', atMost: 1 } : undefined,
    ),
    row('PutEvents for a delivery', 'calls', ({ calls }) => calls, callsGoal(crowd)),
  ];
}

function callsGoal(crowd: number): Goal | undefined {
  if (crowd === judged.crowd) return { of: 'ours', atMost: 0.2 };
  return crowd === 1 ? { of: 'ours', atMost: 1 } : undefined;
}
