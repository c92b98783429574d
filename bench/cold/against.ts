import { dirname, resolve } from 'node:path';
import { githubPush, githubSecret } from '../lib/github-push.ts';
import { inFolder } from '../lib/in-folder.ts';
import { compared, pairsInTurns } from '../lib/in-turns.ts';
import { LoopbackAws } from '../lib/loopback-aws.ts';
import type { Row } from '../lib/row.ts';
import { nothingConfigured } from './configurations.ts';
import { start } from './start.ts';

const pairs = 40;

/**
 * The bundle that was built against another, such as the one before a change, which stands as the floor.
 * @param other path of an `index.mjs`
 */
export async function against(other: string): Promise<readonly Row[]> {
  const aws = await LoopbackAws.start({ 'hooks/github': githubSecret });
  try {
    return await inFolder(async (folder) => {
      const environment = { ...aws.environment, ...nothingConfigured };
      const setting = { folder, event: () => githubPush(2_000), environment };
      const measured = await pairsInTurns(
        pairs,
        () => start(resolve('dist/lambda'), setting),
        () => start(dirname(resolve(other)), setting),
      );
      return [
        { name: 'time to the first answer', unit: 'ms', ...compared(measured, ({ wallMs }) => wallMs) },
        { name: 'processor time until then', unit: 'ms', ...compared(measured, ({ cpuMs }) => cpuMs) },
        { name: 'peak memory', unit: 'MB', ...compared(measured, ({ memoryMb }) => memoryMb) },
      ];
    });
  } finally {
    aws.close();
  }
}
