import { resolve } from 'node:path';
import { githubPush, githubSecret } from '../lib/github-push.ts';
import { inFolder } from '../lib/in-folder.ts';
import { compared, pairsInTurns } from '../lib/in-turns.ts';
import { LoopbackAws } from '../lib/loopback-aws.ts';
import { plainBundle } from '../lib/plain-bundle.ts';
import type { Question, Row } from '../lib/row.ts';
import { others } from './senders.ts';
import { WarmProcess } from './warm-process.ts';

export const question: Question = {
  id: 'warm',
  title: 'What does a delivery cost in a warm process?',
  text: `One delivery at a time, from the call of the handler to its answer, in a process that has taken some hundreds before; AWS is a server
on the same machine that answers at once. Gateway and floor each have a process of their own, which deliver by turns. Each of a pair is the mean of 2 to 12
deliveries; GitHub's are proven by an HMAC of the body. The floor is a hand-written handler (\`bench/warm/floor.ts\`) with the client of the SDK: it has the same proof (\`bench/warm/floor-proofs.ts\`) for the
same sender, and puts the body on the bus as it came. It normalises nothing, names no delivery, writes neither log nor metrics, and loses what the bus does not take.
Where an option is named the gateway has it and the floor has not: a read and a write of DynamoDB more, or an object of S3 in place of a large event.`,
  rows,
};

const pairs = 48;
const goal = { of: 'ratio', atMost: 1.05 } as const;
const sizes = [
  { bytes: 2_000, times: 24 },
  { bytes: 25_000, times: 20 },
  { bytes: 250_000, times: 10 },
  { bytes: 900_000, times: 6 },
] as const;

const senders = [{ provider: 'github', secret: githubSecret }, ...others];
const endpoints = Object.fromEntries(
  senders.map(({ provider }) => [
    provider,
    { provider, secretId: `hooks/${provider}`, publicUrl: `https://hooks.example.com/${provider}` },
  ]),
);
const dedupe = { table: 'done' };
const claimCheck = { bucket: 'claims' };

async function rows(): Promise<readonly Row[]> {
  const aws = await LoopbackAws.start(
    Object.fromEntries(senders.map(({ provider, secret }) => [`hooks/${provider}`, secret])),
  );
  return inFolder(async (folder) => {
    await plainBundle('bench/warm/floor.ts', folder);
    const floor = await WarmProcess.start(folder, aws.environment);
    const gateway = (options: object) =>
      WarmProcess.start(resolve('dist/lambda'), {
        ...aws.environment,
        SALLYPORT_CONFIG: JSON.stringify({ endpoints, ...options }),
      });
    const plain = await gateway({});
    const deduping = await gateway({ dedupe });
    const claiming = await gateway({ claimCheck, maxEntryBytes: 64_000 });
    for (const process of [floor, plain, deduping, claiming]) await process.deliver(githubPush(2_000), 500);
    const measured = [
      ...(await bySize(plain, floor)),
      ...(await byFamily(plain, floor)),
      ...(await compare('GitHub, 2 kB, dedupe', deduping, floor, () => githubPush(2_000), 12)),
      ...(await compare('GitHub, 250 kB, claim check', claiming, floor, () => githubPush(250_000), 10)),
      ...(await compare('GitHub, 900 kB, claim check', claiming, floor, () => githubPush(900_000), 4)),
    ];
    for (const process of [floor, plain, deduping, claiming]) process.stop();
    aws.close();
    return measured;
  });
}

async function bySize(plain: WarmProcess, floor: WarmProcess): Promise<readonly Row[]> {
  const measured: Row[] = [];
  for (const { bytes, times } of sizes) {
    const name = `GitHub, ${bytes / 1_000} kB`;
    const [wall, cpu] = await compare(name, plain, floor, () => githubPush(bytes), times);
    measured.push({ ...wall, goal }, cpu);
  }
  return measured;
}

async function byFamily(plain: WarmProcess, floor: WarmProcess): Promise<readonly Row[]> {
  const measured: Row[] = [];
  for (const { name, family, event } of others) {
    const [wall] = await compare(`${name}, 2 kB: ${family}`, plain, floor, event, 12);
    measured.push({ ...wall, goal });
  }
  return measured;
}

async function compare(
  name: string,
  gateway: WarmProcess,
  floor: WarmProcess,
  event: () => object,
  times: number,
): Promise<readonly [Row, Row]> {
  for (const process of [gateway, floor]) await process.deliver(event(), 40 * times);
  const measured = await pairsInTurns(
    pairs,
    () => gateway.deliver(event(), times),
    () => floor.deliver(event(), times),
  );
  const wall = compared(measured, ({ wallMs }) => wallMs);
  const cpu = compared(measured, ({ cpuMs }) => cpuMs);
  return [
    { name, unit: 'ms', ...wall },
    { name: `${name}, processor time`, unit: 'ms', ...cpu },
  ];
}
