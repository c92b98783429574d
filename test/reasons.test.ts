import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { receiptComparisons } from './support/receipt-comparisons.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
// guides and samples are data
const sources = globSync('src/**/*.ts', { cwd: root, exclude: ['src/{guides,samples}/**'] }).map((path) =>
  join(root, path),
);

/** Ways to decide by what is only a word for logs, or by which object a receipt is. */
const decisions = [
  "if (receipt.status === 'refused' && receipt.code === 'entry_too_large') act();",
  "if (receipt.status === 'unavailable' && 'breaker_open' !== receipt.code) act();",
  'if (receipt === known) act();',
  'if (receipts.find((one) => one === known)) act();',
  "if (receipt.status === 'refused') { const { code } = receipt; if (code === 'x') act(); }",
  "if (receipt.status === 'refused') { const { code: word } = receipt; if (word === 'x') act(); }",
  "if (receipt.status === 'refused') switch (receipt.code) { default: act(); }",
  'switch (receipt) { default: act(); }',
  "if (receipt.status === 'refused' && words.has(receipt.code)) act();",
  "if (receipt.status === 'refused' && receipt.code.startsWith('claim_check')) act();",
  "if (receipt.status === 'refused' && /open/.test(receipt.code)) act();",
  "if (receipt.status === 'refused' && table[receipt.code]) act();",
  'if (receipts.includes(known)) act();',
];
const permitted = [
  "if (receipt.status === 'refused' && receipt.reason === 'too_large') act();",
  'if (receipts[1] === undefined) act();',
  "if (receipt.status === 'unavailable') log({ code: receipt.code });",
  "if (failure.code === 'ENOENT') act();",
];
const around = (lines: readonly string[]) =>
  [
    "import type { Receipt } from './src/ports/publisher.ts';",
    'declare const receipt: Receipt; declare const known: Receipt; declare const receipts: readonly Receipt[];',
    'declare const words: Set<string>; declare const table: Record<string, boolean>;',
    'declare const failure: { readonly code: string };',
    'declare function act(): void; declare function log(fields: object): void;',
    ...lines,
  ].join('\n');

describe('what decides about a receipt', () => {
  let program: ts.Program;
  const [bad, good] = [join(root, 'bad.ts'), join(root, 'good.ts')];

  beforeAll(() => {
    const texts = new Map([
      [bad, around(decisions)],
      [good, around(permitted)],
    ]);
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (path) => texts.has(path) || fileExists(path);
    host.getSourceFile = (path, language, ...rest) => {
      const text = texts.get(path);
      return text === undefined
        ? getSourceFile(path, language, ...rest)
        : ts.createSourceFile(path, text, language);
    };
    program = ts.createProgram([...sources, ...texts.keys()], options, host);
  }, 120_000);

  it('is its status and its reason, never its code nor which object it is', () => {
    const { comparisons, receipts } = receiptComparisons(program, sources);
    expect(comparisons).toEqual([]);
    expect(sources.length).toBeGreaterThan(150);
    expect(receipts).toBeGreaterThan(50);
  }, 120_000);

  it('is looked at in every way in which a program could decide', () => {
    const { comparisons } = receiptComparisons(program, [bad]);
    expect(comparisons.map((found) => Number(found.split(':')[1]) - 6)).toEqual(decisions.map((_, at) => at));
    expect(receiptComparisons(program, [good]).comparisons).toEqual([]);
  });
});
