/**
 * Parses modules, in a process of its own: what HashiCorp's parser, which is compiled from Go, leaves running would keep the tests
 * from ending. Reads a list of modules from stdin, each the texts of its files by name, and writes what is in them.
 */
import { readFileSync } from 'node:fs';
import { getExpressionAst, parse } from '@cdktf/hcl2json';
import type { Files, ParsedFiles } from './parsed-module.ts';
import { expressionsOf } from './text-segments.ts';

const modules = JSON.parse(readFileSync(0, 'utf8')) as readonly Files[];
const parsed: ParsedFiles[] = [];
for (const files of modules) {
  const contents = await Promise.all(Object.entries(files).map(([name, text]) => parse(name, text)));
  parsed.push({ contents, trees: await treesOf(contents.flatMap(expressionsIn)) });
}
process.stdout.write(JSON.stringify(parsed), () => process.exit());

async function treesOf(expressions: readonly string[]): Promise<ParsedFiles['trees']> {
  const pairs = [...new Set(expressions)].map(
    async (expression) => [expression, await getExpressionAst('module.tf', expression)] as const,
  );
  return Object.fromEntries(await Promise.all(pairs)) as unknown as ParsedFiles['trees'];
}

function expressionsIn(value: unknown): string[] {
  if (typeof value === 'string') return expressionsOf(value);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(expressionsIn) : [];
}
