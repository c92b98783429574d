import { existsSync, readFileSync } from 'node:fs';
import { configured } from '../../../src/domain/provider.ts';
import { type ProviderId, providers } from '../../../src/domain/providers/index.ts';
import type { Guide } from '../../../src/guides/guide.ts';
import { type Fixture, fixturesOf, type ValidFixture, validFixturesOf } from './fixtures.ts';

/** What is known of one provider, and by whom. */
interface Conformance {
  readonly id: ProviderId;
  readonly name: string;
  readonly docs: string;
  readonly proofs: readonly string[];
  /** By its sender, its SDK's tests, or its SDK. */
  readonly published: readonly ValidFixture[];
  /** By others, by the words of its sender or with an SDK. */
  readonly derived: readonly ValidFixture[];
  readonly rejected: number;
  readonly attacks: number;
  readonly oracle: OracleFacts | undefined;
  readonly unconfirmed: readonly string[];
}

interface OracleFacts {
  readonly sdk: string;
  readonly version: string;
  readonly does: string;
}

/** Its SDK, with a version, looked at what was made for it, and took it. */
const takenBySdk = /\b(?:checked|accepted) (?:with|by) (?!openssl)\S+ v?\d+[.]\d/;

/** Whether a vendor's vector or SDK proves it, and not our reading of its words alone. */
export function isProven({ published, derived, oracle }: Conformance): boolean {
  return (
    published.length > 0 || oracle !== undefined || derived.some(({ source }) => takenBySdk.test(source))
  );
}

/** @param attacks how many were turned away, by provider */
export async function conformanceOf(attacks: ReadonlyMap<string, number>): Promise<readonly Conformance[]> {
  return Promise.all(
    providers.map(async (provider): Promise<Conformance> => {
      const { id, name, docs } = provider;
      const valid = validFixturesOf(id);
      return {
        id,
        name,
        docs,
        proofs: [...new Set(valid.map(({ options }) => configured(provider, options).scheme.proof))].sort(),
        published: valid.filter(({ derived }) => !derived),
        derived: valid.filter(({ derived }) => derived),
        rejected: fixturesOf(id).length - valid.length,
        attacks: attacks.get(id) ?? 0,
        oracle: oracleOf(id),
        unconfirmed: (await guideOf(id))?.unconfirmed ?? [],
      };
    }),
  );
}

const packages: Readonly<Record<string, string>> = JSON.parse(
  readFileSync('package.json', 'utf8'),
).devDependencies;

const sharedOracle = 'test/support/standard-webhooks-oracle.ts';

/** Read as text: an SDK is loaded where it is asked, and nowhere else. */
function oracleOf(id: ProviderId): OracleFacts | undefined {
  const file = `test/oracles/${id}.ts`;
  if (!existsSync(file)) return undefined;
  const own = readFileSync(file, 'utf8');
  const shared = own.includes('standardWebhooksOracle') ? readFileSync(sharedOracle, 'utf8') : '';
  const text = own + shared;
  const [, sdk = ''] = /\bsdk: '([^']+)'/.exec(text) ?? [];
  const does = [
    /^ {2,4}accepts\b/m.test(text) ? 'verifies' : [],
    /^ {2,4}(?:async )?sign\b/m.test(text) ? 'signs' : [],
  ];
  return { sdk, version: packages[sdk] ?? '', does: does.flat().join(' and ') };
}

async function guideOf(id: ProviderId): Promise<Guide | undefined> {
  const file = new URL(`../../../src/guides/${id}.ts`, import.meta.url);
  return existsSync(file) ? (await import(file.href)).guide : undefined;
}

function totalsOf(all: readonly Conformance[]): string {
  const sum = (of: (one: Conformance) => number) => all.reduce((total, one) => total + of(one), 0);
  const accepted = sum(({ published, derived }) => published.length + derived.length);
  const [rejected, attacks] = [sum((one) => one.rejected), sum((one) => one.attacks)].map(grouped);
  return (
    `${all.length} providers, ${all.filter(isProven).length} of them proven by a vector or an SDK of the vendor; ` +
    `${grouped(accepted)} deliveries are accepted, ${rejected} and ${attacks} attacks are rejected`
  );
}

/** The page for who wants to know on what our word rests. */
export function conformancePage(all: readonly Conformance[]): string {
  return [
    '<!-- Written by the tests: `npm test`. -->',
    '# Conformance',
    '',
    `${totalsOf(all)}.`,
    '',
    '- *published*: deliveries that were published by the sender or in the tests of its SDK, or made by its SDK. *made*: made for these tests, mostly',
    '  with OpenSSL, by what the sender documents. None is made by the code that it tests.',
    '- *SDK*: a package of the sender, or one that it names, that is asked at every run, whether it verifies what is signed here, or signs what is verified here.',
    '- *attacks*: the same deliveries with a bit of something signed flipped, with another secret, another time, or at another provider.',
    '',
    '| provider | proof | published | made | rejected | attacks | SDK |',
    '|---|---|---|---|---|---|---|',
    ...all.map(row),
    '',
    ...all.flatMap(section),
  ].join('\n');
}

function row({ id, proofs, published, derived, rejected, attacks, oracle }: Conformance): string {
  const sdk = oracle ? `${oracle.sdk} ${oracle.version} ${oracle.does}` : '–';
  const cells = [
    `[${id}](#${id})`,
    proofs.join(', '),
    published.length,
    derived.length,
    rejected,
    grouped(attacks),
    sdk,
  ];
  return `| ${cells.join(' | ')} |`;
}

function section({ id, name, docs, published, derived, unconfirmed }: Conformance): readonly string[] {
  return [
    `## ${id}`,
    '',
    `${plain(name)}: [how it signs](${docs}).`,
    '',
    ...listed('Published', sourcesOf(published)),
    ...listed('Made', sourcesOf(derived)),
    ...listed('Not confirmed', unconfirmed),
  ];
}

function listed(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${title}:`, '', ...items.map((item) => `- ${item}`), ''];
}

function sourcesOf(fixtures: readonly Fixture[]): readonly string[] {
  const counts = Map.groupBy(fixtures, ({ source }) => source);
  return [...counts].map(([source, of]) => plain(source) + (of.length > 1 ? ` (${of.length})` : ''));
}

/** Addresses as links, and everything else as it is. */
function plain(text: string): string {
  return text
    .split(/(https:\/\/[^\s,;)\]]*[^\s,;)\].:])/)
    .map((part, at) => (at % 2 === 1 ? `<${part}>` : part.replaceAll(/[\\`*_<>|[\]]/g, '\\$&')))
    .join('');
}

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
