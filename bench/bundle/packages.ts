import { type BundleParts, readAtStart } from '../../infra/bundling/parts.ts';

/** The files that are read before the first delivery of GitHub is taken. */
export function eagerFiles(parts: BundleParts): readonly string[] {
  return [...readAtStart(parts, 'github')];
}

/** Bytes of each package that a bundle reads at its start, the largest first. */
export function eagerPackages(parts: BundleParts): ReadonlyMap<string, number> {
  const bytes = eagerFiles(parts).flatMap((file) => Object.entries(parts[file]?.sources ?? {}));
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
  if (path.startsWith('built-in:') || path.startsWith('rolldown/')) return 'the bundler';
  return /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? 'Sallyport';
}
