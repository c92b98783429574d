import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Provider } from '../src/domain/provider.ts';
import { configured } from '../src/domain/provider.ts';
import { providers } from '../src/domain/providers/index.ts';
import { deliveryOf, judge, validFixturesOf } from './domain/support/fixtures.ts';
import { everyOption } from './domain/support/gateways.ts';
import { bundled } from './support/bundled.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-built-in-'));
bundled(fileURLToPath(new URL('../src/app/configuration/built-in.ts', import.meta.url)), folder);
const { builtIn } = (await import(join(folder, 'index.mjs'))) as {
  builtIn: ReadonlyMap<string, () => Promise<Provider>>;
};

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** In a bundle they share files by their first letter, which the build writes. */
describe('what is made by need', () => {
  it('is every provider, and nothing else', () => {
    expect([...builtIn.keys()]).toEqual(providers.map(({ id }) => id));
  });

  it.each(providers)('verifies what $id sends, as its file does', async (own) => {
    const provider = await builtIn.get(own.id)?.();
    expect(provider).toMatchObject({ id: own.id, name: own.name, docs: own.docs, source: own.source });
    const fixtures = validFixturesOf(own.id);
    expect(fixtures.length).toBeGreaterThan(0);
    for (const fixture of fixtures) {
      const options = fixture.options ?? everyOption(own);
      const verdict = judge(provider!, deliveryOf(fixture), { ...fixture, options });
      expect(verdict).toMatchObject({ verified: true, proof: configured(own, options).scheme.proof });
    }
  });
});
