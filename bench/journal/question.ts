import { resolve } from 'node:path';
import { inFolder } from '../lib/in-folder.ts';
import { compared, pairsInTurns } from '../lib/in-turns.ts';
import type { Question, Row } from '../lib/row.ts';
import { gatewayFolder } from '../local/gateway-folder.ts';
import { Sender } from '../local/sender.ts';
import { Server } from '../local/server.ts';

export const question: Question = {
  id: 'journal',
  title: 'What does it cost to keep every delivery?',
  text: `\`sallyport serve\` beside \`sallyport serve --no-journal\`, with the same pushes of GitHub as above. With a journal each delivery is kept with its
bytes, its answer and its events, in a file of its own, behind the answer and without waiting for the disk. Neither has a page open. A pair is half a second of each.`,
  rows: () => inFolder((folder) => rows(folder)),
};

const pairs = 30;
const seconds = 0.5;

async function rows(folder: string): Promise<readonly Row[]> {
  const sender = new Sender();
  const start = (name: string, ...options: readonly string[]) =>
    Server.start(
      gatewayFolder(folder, name),
      resolve('dist/cli.mjs'),
      'serve',
      '--port',
      '0',
      '--no-workbench',
      ...options,
    );
  const kept = await start('kept');
  const floor = await start('floor', '--no-journal');
  const measured: Row[] = [];
  for (const inFlight of [1, 32, 128]) {
    const send = ({ port }: Server) => sender.send({ port, inFlight, seconds });
    const both = await pairsInTurns(
      pairs,
      () => send(kept),
      () => send(floor),
    );
    measured.push({
      name: `${inFlight} in flight, durable deliveries`,
      unit: 'per s',
      ...compared(both, ({ perSecond }) => perSecond),
      goal: { of: 'ratio', atLeast: 0.8 },
    });
  }
  sender.end();
  await kept.stop();
  await floor.stop();
  return measured;
}
