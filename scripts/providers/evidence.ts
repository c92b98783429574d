import { existsSync, readFileSync } from 'node:fs';
import type { Evidence } from '../../src/catalogue/entry.ts';
import { companionOf } from './companions.ts';

interface Signs {
  readonly signs: string;
}

interface FixtureFile {
  readonly signature: Signs;
  readonly otherSignature?: Signs | readonly Signs[];
  readonly deliveries: readonly { readonly source: string; readonly expect: object }[];
}

/** What the tests of a provider stand on. The oracle is read and not loaded: some bring a whole SDK. */
export function evidenceOf(id: string, root: URL): Evidence {
  const fixtures = JSON.parse(
    readFileSync(new URL(companionOf('fixtures', id), root), 'utf8'),
  ) as FixtureFile;
  const { signature, otherSignature = [], deliveries } = fixtures;
  const accepted = deliveries.filter(({ expect }) => 'valid' in expect);
  const oracle = new URL(`test/oracles/${id}.ts`, root);
  const [, sdk] = existsSync(oracle) ? (/\bsdk: '([^']+)'/.exec(readFileSync(oracle, 'utf8')) ?? []) : [];
  return {
    signs: [signature.signs, ...[otherSignature].flat().map(({ signs }) => signs)],
    vectors: [...new Set(accepted.map(({ source }) => source))],
    ...(sdk === undefined ? {} : { oracle: sdk }),
  };
}
