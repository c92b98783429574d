import { describe, expect, it } from '@jest/globals';
import type { Provider } from '../src/domain/provider.ts';
import { configured } from '../src/domain/provider.ts';
import { providers } from '../src/domain/providers/index.ts';
import { deliveryOf, judge, validFixturesOf } from './domain/support/fixtures.ts';
import { everyOption } from './domain/support/gateways.ts';

const built = '../dist/lib/src/app/configuration/built-in.js';
const { builtIn } = (await import(built)) as { builtIn: ReadonlyMap<string, () => Promise<Provider>> };

/** In the package and in the bundle each is a function in one module, which the build writes. */
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
