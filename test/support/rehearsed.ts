import { type Rehearsing, rehearse } from '../../src/cli/rehearse.ts';
import { moods } from '../../src/rehearsal/moods.ts';
import type { Played } from '../../src/rehearsal/played.ts';
import { notedIo } from './noted-io.ts';

export type Row = Pick<Played, 'mood' | 'verdict' | 'sent' | 'answer' | 'rightAnswer' | 'because'> & {
  readonly endpoint: string;
  /** How many came onto the bus, where that was seen. */
  readonly events?: number;
};

/** What costs more than it finds where it is played for every sender. */
export const dear = ['oversize', 'slow', 'burst', 'abort'];
export const cheap = moods.filter(({ name }) => !dear.includes(name));

/** All of them may send what is too big, of which a server holds 64 MiB. */
const atOnce = 10;

/** What `sallyport rehearse` finds of many endpoints, some at a time. @param cwd with the secrets of the gateway at `url` */
export async function rehearsed(
  endpoints: readonly string[],
  { url, cwd }: { readonly url: string; readonly cwd: string },
  how: (endpoint: string) => Rehearsing,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const left = [...endpoints];
  const worker = async () => {
    for (let endpoint = left.shift(); endpoint !== undefined; endpoint = left.shift()) {
      const { io, said } = notedIo({ cwd });
      const code = await rehearse(endpoint, { url, json: true }, io, { dripMs: 20, ...how(endpoint) });
      const played = said.out.split('\n').filter((line) => line !== '');
      const some = played.map((line): Row => ({ endpoint, ...JSON.parse(line) }));
      // whoever reads only the exit code must hear the same
      if ((code === 0) !== some.every(({ verdict }) => verdict !== 'wrong'))
        throw new Error(`${endpoint}: exit code ${code}`);
      rows.push(...some);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return rows;
}

/** `<endpoint>: <mood>` of those that were told so. */
export function told(rows: readonly Row[], verdict: Row['verdict']): readonly string[] {
  return rows
    .filter((row) => row.verdict === verdict)
    .map(({ endpoint, mood, answer }) => `${endpoint}: ${mood}${verdict === 'wrong' ? ` ${answer}` : ''}`)
    .sort();
}
