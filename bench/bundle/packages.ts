import type { Metafile } from 'esbuild';

/** The outputs that are loaded before the first delivery, beginning with the entry. */
export function eagerOutputs({ outputs }: Metafile): readonly string[] {
  const [entry = ''] = Object.keys(outputs).filter((path) => /[/]index[.]mjs$/.test(path));
  const eager = new Set([entry]);
  for (const path of eager) {
    for (const { path: next, kind, external } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && !external) eager.add(next);
  }
  return [...eager];
}

/** What of Node a bundle imports at its start in the way of ES modules. */
export function importedBuiltIns(metafile: Metafile): readonly string[] {
  const imports = eagerOutputs(metafile).flatMap((path) => metafile.outputs[path]?.imports ?? []);
  const outside = imports.filter(({ external, kind }) => external && kind === 'import-statement');
  return [...new Set(outside.map(({ path }) => path))];
}

/** Bytes of each package that a bundle reads at its start, the largest first. */
export function eagerPackages(metafile: Metafile): ReadonlyMap<string, number> {
  const bytes = eagerOutputs(metafile).flatMap((path) =>
    Object.entries(metafile.outputs[path]?.inputs ?? {}).map(
      ([input, { bytesInOutput }]) => [input, bytesInOutput] as const,
    ),
  );
  return new Map([...sumsByPackage(bytes)].filter(([, sum]) => sum > 0).sort(([, a], [, b]) => b - a));
}

export function sumsByPackage(
  values: Iterable<readonly [path: string, value: number]>,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [path, value] of values) sums.set(packageOf(path), (sums.get(packageOf(path)) ?? 0) + value);
  return sums;
}

/** That of a file, or ours. */
function packageOf(path: string): string {
  return /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? 'Sallyport';
}
