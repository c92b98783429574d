import { join, resolve } from 'node:path';
import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { EventStore } from '../../src/adapters/local/sqlite/event-store.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { githubSecret } from '../lib/github-push.ts';
import { inFolder } from '../lib/in-folder.ts';
import { compared, inTurns, pairsInTurns } from '../lib/in-turns.ts';
import type { Question, Row } from '../lib/row.ts';
import { gatewayFolder } from './gateway-folder.ts';
import { fillWithEvents } from './many-events.ts';
import { Sender } from './sender.ts';
import { Server } from './server.ts';

export const question: Question = {
  id: 'local',
  title: 'How much does serve take on one machine?',
  text: `\`sallyport serve\` with its embedded bus in SQLite: pushes of GitHub of 2 kB, signed, over connections that are kept, from
a process of its own (\`bench/local/load-process.ts\`) on the same machine. Each is answered when its event is on the disk (write-ahead log, \`synchronous = full\`).
The floor is a server by hand (\`bench/local/floor.ts\`) over node:http and node:sqlite with the same pragmas and the same proof, a transaction for each delivery; it suppresses no repetition
and logs nothing, where the gateway does both. A pair is half a second of each.`,
  rows,
};

const pairs = 30;
const seconds = 0.5;
const command = resolve('dist/cli.mjs');
const manyEvents = 1_000_000;
const page = 100;

async function rows(): Promise<readonly Row[]> {
  return inFolder(async (folder) => [...(await throughput(folder)), ...(await withManyEvents(folder))]);
}

async function throughput(folder: string): Promise<readonly Row[]> {
  const sender = new Sender();
  const gateway = await Server.start(gatewayFolder(folder, 'gateway'), command, 'serve', '--port', '0');
  const floorFile = join(import.meta.dirname, 'floor.ts');
  const floor = await Server.start(folder, floorFile, join(folder, 'floor.db'), githubSecret);
  const send = (to: Server, inFlight: number) => () => sender.send({ port: to.port, inFlight, seconds });
  const measured: Row[] = [];
  for (const inFlight of [1, 8, 32, 128]) {
    const both = await pairsInTurns(pairs, send(gateway, inFlight), send(floor, inFlight));
    const name = `${inFlight} in flight`;
    const goal = inFlight === 32 ? { goal: { of: 'ours', atLeast: 5_000 } as const } : {};
    measured.push(
      {
        name: `${name}, durable deliveries`,
        unit: 'per s',
        ...compared(both, ({ perSecond }) => perSecond),
        ...goal,
      },
      {
        name: `${name}, of a hundred all but the slowest are answered within`,
        unit: 'ms',
        ...compared(both, ({ p99 }) => p99),
      },
    );
  }
  sender.end();
  await gateway.stop();
  await floor.stop();
  return measured;
}

async function withManyEvents(folder: string): Promise<readonly Row[]> {
  const [many, few] = [gatewayFolder(folder, 'many'), gatewayFolder(folder, 'few')];
  const file = (cwd: string) => join(cwd, '.sallyport', 'events.db');
  fillWithEvents(file(many), manyEvents);
  fillWithEvents(file(few), page);
  const start = (cwd: string) => async () => {
    const startedAt = performance.now();
    const server = await Server.start(cwd, command, 'serve', '--port', '0');
    const took = performance.now() - startedAt;
    await server.stop();
    return took;
  };
  const lastPage = (cwd: string) => () => {
    const startedAt = performance.now();
    const db = new Database(file(cwd));
    const store = new EventStore(db, systemClock);
    const [last] = db.prepare('select coalesce(max(seq), 0) as seq from event').all();
    const read = [...store.readAfter(Number(last?.seq) - page)];
    db.close();
    if (read.length !== page) throw new Error(`no page: ${read.length} events`);
    return performance.now() - startedAt;
  };
  const name = `${manyEvents.toLocaleString('en')} stored events beside a hundred`;
  return [
    {
      name: `start of serve, ${name}`,
      unit: 'ms',
      ...(await inTurns(pairs, start(many), start(few))),
      goal: { of: 'ratio', atMost: 1.1 },
    },
    {
      name: `the last hundred events, ${name}`,
      unit: 'ms',
      ...(await inTurns(pairs, lastPage(many), lastPage(few))),
    },
  ];
}
