import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../infra/terraform/', import.meta.url);

/** What a block has in it: arguments, and lists of nested blocks. */
export type Body = Readonly<Record<string, unknown>>;

/** A node of the parser's tree of an expression. */
export interface Node {
  readonly type: string;
  readonly children: readonly Node[];
  readonly meta: Readonly<Record<string, never>> & { readonly value: string };
}

export interface ParsedModule {
  readonly resources: readonly { readonly type: string; readonly name: string; readonly body: Body }[];
  readonly locals: Body;
  readonly outputs: Readonly<Record<string, Body>>;
  readonly variables: Readonly<Record<string, Body>>;
  /** Other modules, as it calls them. */
  readonly modules: Readonly<Record<string, Body>>;
  /** Of each expression in it. */
  readonly trees: ReadonlyMap<string, Node>;
}

/** What the parser makes of the files of a module. */
export interface ParsedFiles {
  readonly contents: readonly Readonly<Record<string, unknown>>[];
  readonly trees: Readonly<Record<string, Node>>;
}

export type Files = Readonly<Record<string, string>>;

export function moduleTexts(): Files {
  const names = readdirSync(folder).filter((name) => name.endsWith('.tf'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
}

/** @param modules the texts of each */
export function parsedModules(...modules: readonly Files[]): readonly ParsedModule[] {
  const node = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
  const script = fileURLToPath(new URL('./parser.ts', import.meta.url));
  const { PATH, HOME } = process.env;
  const output = execFileSync(node, [script], {
    input: JSON.stringify(modules),
    env: { PATH, HOME },
    maxBuffer: 2 ** 28,
  });
  return (JSON.parse(output.toString()) as ParsedFiles[]).map(together);
}

function together({ contents, trees }: ParsedFiles): ParsedModule {
  const named = (section: string): Record<string, Body> =>
    Object.assign({}, ...contents.map((file) => bodies((file[section] ?? {}) as Record<string, [Body]>)));
  const resources = contents.flatMap(({ resource }) =>
    Object.entries((resource ?? {}) as Record<string, Record<string, [Body]>>).flatMap(([type, ofType]) =>
      Object.entries(ofType).map(([name, [body]]) => ({ type, name, body })),
    ),
  );
  return {
    resources,
    locals: Object.assign({}, ...contents.flatMap(({ locals }) => (locals ?? []) as Body[])),
    outputs: named('output'),
    variables: named('variable'),
    modules: named('module'),
    trees: new Map(Object.entries(trees)),
  };
}

function bodies(section: Record<string, [Body]>): Record<string, Body> {
  return Object.fromEntries(Object.entries(section).map(([name, [body]]) => [name, body]));
}

/** What checkov is told not to find, by the address of the resource: comments are not for the parser. */
export function skipsIn(files: Files): ReadonlyMap<string, readonly string[]> {
  const blocks = Object.values(files).flatMap((text) => [
    ...text.matchAll(/^resource "(\w+)" "(\w+)" \{\n((?: {2}#checkov:skip=.*\n)+)/gm),
  ]);
  return new Map(
    blocks.map(([, type, name, comments = '']) => [
      `${type}.${name}`,
      [...comments.matchAll(/#checkov:skip=(.*)/g)].map(([, skip = '']) => skip),
    ]),
  );
}
