import { existsSync, readFileSync } from 'node:fs';
import type { Evidence } from '../../src/catalogue/entry.ts';
import { companionOf, oracleOf } from './companions.ts';

interface Signs {
  readonly signs: string;
}

interface FixtureFile {
  readonly signature: Signs;
  readonly otherSignature?: Signs | readonly Signs[];
  readonly deliveries: readonly { readonly source: string; readonly expect: object }[];
}

const sharedOracle = 'test/support/standard-webhooks-oracle.ts';

/** What the tests of a provider stand on. The oracle is read and not loaded: some bring a whole SDK. */
export function evidenceOf(id: string, root: URL): Evidence | { readonly mistakes: readonly string[] } {
  const path = companionOf('fixtures', id);
  const {
    signature,
    otherSignature = [],
    deliveries,
  } = JSON.parse(readFileSync(new URL(path, root), 'utf8')) as FixtureFile;
  const accepted = deliveries.filter(({ expect }) => 'valid' in expect);
  const oracle = new URL(oracleOf(id), root);
  const own = existsSync(oracle) ? readFileSync(oracle, 'utf8') : '';
  const shared = own.includes('standardWebhooksOracle')
    ? readFileSync(new URL(sharedOracle, root), 'utf8')
    : '';
  const text = own + shared;
  const [, sdk] = /\bsdk: '([^']*)'/.exec(text) ?? [];
  const mistakes = [
    ...(accepted.length === 0 ? [`${path}: holds no delivery that is accepted`] : []),
    ...(sdk === '' ? [`${oracleOf(id)}: names no package: where the sender has none, delete the file`] : []),
  ];
  if (mistakes.length > 0) return { mistakes };
  return {
    signs: [signature.signs, ...[otherSignature].flat().map(({ signs }) => signs)],
    vectors: [...new Set(accepted.map(({ source }) => source))],
    ...(sdk === undefined ? {} : { oracle: sdk }),
  };
}
