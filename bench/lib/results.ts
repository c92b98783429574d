import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import type { Question, Row } from './row.ts';

/** Of one question: what was measured, and on what. */
export interface Result {
  readonly title: string;
  readonly text: string;
  readonly date: string;
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly commit: string;
  /** Processes that wanted a processor in the minute before. */
  readonly loadBefore: number;
  readonly rows: readonly Row[];
}

export type Results = Readonly<Record<string, Result>>;

const file = new URL('../results.json', import.meta.url);

export function readResults(): Results {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {};
}

/** Puts those of one question among the others, which stay as they were measured. */
export function keepResult(id: string, result: Result): void {
  const all = Object.entries({ ...readResults(), [id]: result });
  const sorted = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(file, `${JSON.stringify(sorted, rounded, 2)}\n`);
}

export async function measured({ title, text, rows }: Question): Promise<Result> {
  const [{ model = 'unknown' } = {}, ...others] = cpus();
  const on = {
    title,
    text,
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: model.trim(),
    cores: 1 + others.length,
    commit: commit(),
    loadBefore: loadavg()[0] ?? 0,
  };
  return { ...on, rows: await rows() };
}

/** With what was not committed, but for what a measurement writes itself. */
function commit(): string {
  const git = (...words: readonly string[]) => execFileSync('git', words, { encoding: 'utf8' }).trim();
  return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--', '.', ':!bench/results.json', ':!docs') ? ', changed' : ''}`;
}

/** Nobody reads more than four digits of a time. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}
