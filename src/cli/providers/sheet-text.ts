import type { Block, Sheet } from '../../catalogue/sheet.ts';
import { type Io, paint } from '../io.ts';
import { plainText, wrapped } from '../terminal/plain-text.ts';

const width = 100;

/** All that is said of one sender, for a terminal. */
export function sheetText({ title, intro, sections }: Sheet, io: Io): string {
  const bold = (word: string) => paint(io, io.out, 'bold', word);
  const said = (markdown: string) => plainText(markdown, bold);
  return [
    bold(title),
    ...intro.flatMap((block) => linesOf(block, said)),
    ...sections.flatMap(({ heading, blocks }) => [
      '',
      bold(heading),
      ...blocks.flatMap((block) => linesOf(block, said)),
    ]),
    '',
  ].join('\n');
}

function linesOf(block: Block, said: (markdown: string) => string): readonly string[] {
  const item = (mark: string, markdown: string) =>
    wrapped(`${mark} ${said(markdown)}`, width, ' '.repeat(mark.length + 1));
  switch (block.kind) {
    case 'text':
      return [wrapped(said(block.text), width, '')];
    case 'steps':
      return block.items.map((one, at) => item(`${at + 1}.`, one));
    case 'points':
      return block.items.map((one) => item('-', one));
    case 'table':
      return block.rows.map((row) => item('-', rowOf(block.head, row)));
    case 'code':
      return block.code.split('\n').map((line) => `  ${line}`);
  }
}

function rowOf(head: readonly string[], [first = '', ...others]: readonly string[]): string {
  const [only = '', ...more] = others;
  if (more.length === 0) return `${first}: ${only}`;
  const named = others.map((cell, at) => (cell === '' ? [] : [`${head[at + 1]}: ${cell}`]));
  return `${first}: ${named.flat().join('; ')}`;
}
