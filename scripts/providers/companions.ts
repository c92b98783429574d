import { existsSync, readdirSync } from 'node:fs';

/** What a provider has beside its file, from the root of the repository. */
const companions = {
  guide: { folder: 'src/guides/', ending: '.ts', others: ['guide.ts', 'index.ts'] },
  samples: { folder: 'src/samples/', ending: '.ts', others: ['sample.ts', 'index.ts'] },
  fixtures: { folder: 'test/fixtures/providers/', ending: '.json', others: [] },
} as const;

type Kind = keyof typeof companions;

const kinds = Object.keys(companions) as readonly Kind[];

export function companionOf(kind: Kind, id: string): string {
  const { folder, ending } = companions[kind];
  return `${folder}${id}${ending}`;
}

/** The one that a provider has only where its sender has a package for Node.js. */
export function oracleOf(id: string): string {
  return `test/oracles/${id}.ts`;
}

/** The files that a provider needs and does not have. */
export function missingOf(id: string, root: URL): readonly string[] {
  return kinds.map((kind) => companionOf(kind, id)).filter((path) => !existsSync(new URL(path, root)));
}

/** What is wrong with the files beside those of the providers, a line each. */
export function companionMistakes(ids: readonly string[], root: URL): readonly string[] {
  const strangers = kinds.flatMap((kind) =>
    idsIn(kind, root)
      .filter((id) => !ids.includes(id))
      .map((id) => `${companionOf(kind, id)}: no provider has this id`),
  );
  const missing = ids.flatMap((id) =>
    missingOf(id, root).map((path) => `${path}: missing, since there is a provider '${id}'`),
  );
  return [...strangers, ...missing];
}

export function idsIn(kind: Kind, root: URL): readonly string[] {
  const { folder, ending, others } = companions[kind];
  return readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith(ending) && !others.some((other) => other === file))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}
