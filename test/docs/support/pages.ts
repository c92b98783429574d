import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import GithubSlugger from 'github-slugger';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A block of code in a page. */
export interface Block {
  readonly page: string;
  /** Of its fence. */
  readonly line: number;
  /** Empty where none is given. */
  readonly language: string;
  readonly code: string;
  /** What comments of the form `<!-- word: value -->` right before it say about it. */
  readonly notes: Readonly<Record<string, string>>;
}

/** Something in a line of a page: the target of a link, or a word of code. */
export interface Mention {
  readonly page: string;
  readonly line: number;
  readonly text: string;
}

/** Every page that people read, from the root of the repository. */
export const pages: readonly string[] = globSync(['*.md', '{docs,examples,bench,infra}/**/*.md'], {
  cwd: root,
  exclude: ['**/node_modules/**'],
}).sort();

/** Whether a page is of one sender: there are many, all made alike. */
export function isOfSender(page: string): boolean {
  return page.startsWith('docs/providers/');
}

/** Each text is parsed once, whatever is looked for in it. */
const parsed = new Map<string, Root>();

function treeOf(markdown: string): Root {
  const tree = parsed.get(markdown) ?? fromMarkdown(markdown);
  parsed.set(markdown, tree);
  return tree;
}

const anchors = new Map<string, ReadonlySet<string>>();

export const blocks = pages.flatMap((page) => blocksOf(page, read(page)));
export const links = pages.flatMap((page) => linksOf(page, read(page)));
/** Code within a line. */
export const words = pages.flatMap((page) => wordsOf(page, read(page)));

export function read(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

export function blocksOf(page: string, markdown: string): readonly Block[] {
  const found: Block[] = [];
  visit(treeOf(markdown), 'code', (node, index = 0, parent) => {
    const before = parent?.children.slice(0, index) ?? [];
    const isComment = before.map(({ type }) => type === 'html');
    const comments = before.slice(isComment.lastIndexOf(false) + 1);
    const notes = comments.map((comment) => /^<!-- (\w+): (\S+) -->$/.exec(textIn(comment)) ?? []);
    found.push({
      page,
      line: lineOf(node),
      language: node.lang ?? '',
      code: node.value,
      notes: Object.fromEntries(notes.map(([, word = '', value = '']) => [word, value])),
    });
  });
  return found;
}

export function linksOf(page: string, markdown: string): readonly Mention[] {
  const found: Mention[] = [];
  visit(treeOf(markdown), ['link', 'definition', 'image'], (node) => {
    if ('url' in node) found.push({ page, line: lineOf(node), text: node.url });
  });
  return found;
}

/** The anchors of its headings, as GitHub makes them. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const known = anchors.get(markdown);
  if (known) return known;
  const slugger = new GithubSlugger();
  const found = new Set<string>();
  visit(treeOf(markdown), 'heading', (node) => {
    found.add(slugger.slug(textOf(node)));
  });
  anchors.set(markdown, found);
  return found;
}

function wordsOf(page: string, markdown: string): readonly Mention[] {
  const found: Mention[] = [];
  visit(treeOf(markdown), 'inlineCode', (node) => {
    found.push({ page, line: lineOf(node), text: node.value.replaceAll(/\s+/g, ' ') });
  });
  return found;
}

function textIn(node: Root['children'][number] | Nodes): string {
  return 'value' in node ? node.value : '';
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 0;
}
