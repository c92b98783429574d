import { type Cost, coldStarts } from './cold-start.ts';

const pairs = 40;

/**
 * The cold start of the bundle against that of another, such as the one before a change: in turns, since a machine has other
 * things to do. Each is compared with the one beside it.
 * @param before path of an `index.mjs`
 */
export async function benchAgainst(before: string): Promise<readonly string[]> {
  return coldStarts(async ({ bundle, start }) => {
    const times: { readonly before: Cost; readonly now: Cost }[] = [];
    await start(before);
    for (let pair = 0; pair < pairs; pair += 1) {
      // neither is always the second, which finds the machine as the first has left it
      const first = pair % 2 === 0 ? await start(before) : undefined;
      const now = await start(bundle);
      times.push({ before: first ?? (await start(before)), now });
    }
    return (['wallMs', 'cpuMs'] as const).map((kind) => {
      const of = (when: 'before' | 'now') => quartiles(times.map((pair) => pair[when][kind]));
      const more = quartiles(times.map((pair) => 100 * (pair.now[kind] / pair.before[kind] - 1)));
      return `cold start, ${kind.padEnd(6)} before ${of('before')}  now ${of('now')}  more, % ${more}`;
    });
  });
}

function quartiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((share) => sorted[Math.floor(share * sorted.length)]?.toFixed(1)).join(' / ');
}
