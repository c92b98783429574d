import GithubSlugger from 'github-slugger';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { pages, read } from './page-files.ts';

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

/** Each text is parsed once, whatever is looked for in it. */
const parsed = new Map<string, Root>();

function treeOf(markdown: string): Root {
  const tree = parsed.get(markdown) ?? fromMarkdown(markdown);
  parsed.set(markdown, tree);
  return tree;
}

const anchors = new Map<string, ReadonlySet<string>>();

export function everyBlock(): readonly Block[] {
  return pages.flatMap((page) => blocksOf(page));
}

/** Of all pages. Those without such a block are not parsed: it takes seconds. */
export function blocksIn(language: string): readonly Block[] {
  return pages
    .filter((page) => read(page).includes(`\`\`\`${language}`))
    .flatMap((page) => blocksOf(page))
    .filter((block) => block.language === language);
}

export function everyLink(): readonly Mention[] {
  return pages.flatMap((page) => linksOf(page));
}

/** Code within a line. */
export function everyWord(): readonly Mention[] {
  return pages.flatMap((page) => wordsOf(page));
}

export function blocksOf(page: string, markdown = read(page)): readonly Block[] {
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

export function linksOf(page: string, markdown = read(page)): readonly Mention[] {
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

export function wordsOf(page: string, markdown = read(page)): readonly Mention[] {
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
