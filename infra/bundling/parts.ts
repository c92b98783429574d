import { relative } from 'node:path';
import type { OutputAsset, OutputChunk } from 'rolldown';

/** One file of a bundle. */
interface BundlePart {
  readonly bytes: number;
  /** Files of the bundle that are read with it. */
  readonly imports: readonly string[];
  /** Files of the bundle that are read when they are needed. */
  readonly importsLater: readonly string[];
  /** Bytes by the path of a source, from the working directory: its share of what the file was before it was made small. */
  readonly sources: Readonly<Record<string, number>>;
}

/** By the name of the file. */
export type BundleParts = Readonly<Record<string, BundlePart>>;

export function partsOf(output: readonly (OutputChunk | OutputAsset)[]): BundleParts {
  const chunks = output.filter((part) => part.type === 'chunk');
  return Object.fromEntries(chunks.map((chunk) => [chunk.fileName, partOf(chunk)]));
}

function partOf({ code, imports, dynamicImports, modules }: OutputChunk): BundlePart {
  const bytes = Buffer.byteLength(code);
  const lengths = Object.entries(modules).filter(([, { renderedLength }]) => renderedLength > 0);
  const all = lengths.reduce((sum, [, { renderedLength }]) => sum + renderedLength, 0);
  return {
    bytes,
    imports,
    importsLater: dynamicImports,
    sources: Object.fromEntries(
      lengths.map(([id, { renderedLength }]) => [
        id.startsWith('\0') ? id.slice(1) : relative('', id),
        Math.round((bytes * renderedLength) / all),
      ]),
    ),
  };
}

/** The files that are read before the first delivery of a provider is taken. */
export function readAtStart(parts: BundleParts, provider: string): ReadonlySet<string> {
  const needed = new RegExp(`[/]app[/]start-with-all[.][jt]s$|[/]domain[/]providers[/]${provider}[.][jt]s$`);
  const files = Object.keys(parts).filter((file) =>
    Object.keys(parts[file]?.sources ?? {}).some((source) => needed.test(source)),
  );
  return new Set(['index.mjs', ...files].flatMap((file) => [...readWith(file, parts)]));
}

/** The files that are read together with one of them, itself included. */
export function readWith(file: string, parts: BundleParts, seen = new Set<string>()): ReadonlySet<string> {
  if (!seen.has(file)) {
    seen.add(file);
    for (const next of parts[file]?.imports ?? []) readWith(next, parts, seen);
  }
  return seen;
}
