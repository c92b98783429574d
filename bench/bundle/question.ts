import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleParts } from '../../infra/bundling/parts.ts';
import { zipFolder } from '../../scripts/zip.ts';
import { inFolder } from '../lib/in-folder.ts';
import { plainBundle } from '../lib/plain-bundle.ts';
import type { Question, Row, Spread } from '../lib/row.ts';
import { spreadOf } from '../lib/spread.ts';
import { markedBundle } from './marked.ts';
import { eagerFiles, eagerPackages, sumsByPackage } from './packages.ts';

export const question: Question = {
  id: 'bundle',
  title: 'What does the bundle hold, and what does it cost to load?',
  text: `Bytes of \`dist/lambda\`, with every sender in it, beside those of the floor of the cold start; then what is read before the first
delivery of GitHub is taken, package by package: its share of a file before the file was made small. Milliseconds are of a new process that loads the same bundle with white space and a
mark at each module, until the entry runs: how long the modules of a package take where they stand, what they load of Node included. The gateway itself, which is
read after that, while AWS answers, has bytes here and no milliseconds. Packages of less than 2 kB or 0.1 ms are left out.`,
  rows,
};

const runs = 30;
const leastBytes = 2_000;
const leastMs = 0.1;
const host = join(import.meta.dirname, 'host.mjs');

async function rows(): Promise<readonly Row[]> {
  const parts = JSON.parse(readFileSync('dist/lambda.parts.json', 'utf8')) as BundleParts;
  return inFolder(async (folder) => {
    const floor = await plainBundle('bench/cold/floor.ts', join(folder, 'floor'));
    await zipFolder(join(folder, 'floor'), join(folder, 'floor.zip'));
    const packages = [...eagerPackages(parts)].filter(([, bytes]) => bytes >= leastBytes);
    return [
      {
        ...size('zip', statSync('dist/lambda.zip').size, statSync(join(folder, 'floor.zip')).size),
        goal: { of: 'ours', atMost: 300 },
      },
      size('all files', total(parts), total(floor)),
      size('files read at the start', total(parts, eagerFiles(parts)), total(floor, eagerFiles(floor))),
      ...packages.map(([name, bytes]) => size(`${name}, read at the start`, bytes)),
      ...(await running(
        packages.map(([name]) => name),
        folder,
      )),
    ];
  });
}

function total(parts: BundleParts, files: readonly string[] = Object.keys(parts)): number {
  return files.reduce((sum, file) => sum + (parts[file]?.bytes ?? 0), 0);
}

function size(name: string, ours: number, floor?: number): Row {
  const once = (value: number): Spread => ({ low: value, middle: value, high: value });
  const row = { name, unit: 'kB', ours: once(ours / 1_000), pairs: 1 } as const;
  return floor === undefined ? row : { ...row, floor: once(floor / 1_000), ratio: once(ours / floor) };
}

async function running(packages: readonly string[], folder: string): Promise<readonly Row[]> {
  await markedBundle(join(folder, 'marked'));
  const loads: Load[] = [];
  for (let run = 0; run < runs; run += 1) {
    loads.push(load(join(folder, 'marked/index.mjs')));
  }
  const row = (name: string, values: readonly number[]): Row => ({
    name,
    unit: 'ms',
    ours: spreadOf(values),
    pairs: runs,
  });
  return [
    row(
      'reading and compiling all of it',
      loads.map(({ before }) => before),
    ),
    ...packages
      .map((name) =>
        row(
          `${name}, run`,
          loads.map(({ spent }) => spent.get(name) ?? 0),
        ),
      )
      .filter(({ ours }) => ours.middle >= leastMs),
  ];
}

interface Load {
  readonly before: number;
  readonly spent: ReadonlyMap<string, number>;
}

function load(bundle: string): Load {
  const said = execFileSync(process.execPath, [host, bundle], { encoding: 'utf8', env: {} });
  const { 'the start': before, ...spent } = JSON.parse(said) as Record<string, number>;
  return { before: before ?? 0, spent: sumsByPackage(Object.entries(spent)) };
}
