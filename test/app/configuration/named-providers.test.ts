import { describe, expect, it } from '@jest/globals';
import { builtIn } from '../../../src/app/configuration/built-in.ts';
import { namedProviders } from '../../../src/app/configuration/named-providers.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { stripe } from '../../../src/domain/providers/stripe.ts';

describe('the providers that are made by need', () => {
  it('are all that there are, each by its id', async () => {
    expect([...builtIn.keys()]).toEqual(providers.map(({ id }) => id));
    const made = await Promise.all([...builtIn.values()].map((make) => make()));
    for (const [at, provider] of made.entries()) expect(provider).toBe(providers[at]);
  });
});

describe('the providers that a configuration names', () => {
  it('are made, each once, and no others', async () => {
    const endpoints = {
      a: { provider: 'stripe' },
      b: { provider: 'github' },
      c: { provider: 'github' },
      d: { provider: 'acme' },
    };
    await expect(namedProviders({ endpoints })).resolves.toEqual([github, stripe]);
  });

  it.each([
    {},
    { endpoints: undefined },
    { endpoints: 'github' },
    { endpoints: ['github'] },
    { endpoints: { a: null, b: 'github', c: { provider: ['github'] }, d: { provider: 'constructor' } } },
  ])('are none where it is none: %j', async (document) => {
    await expect(namedProviders(document)).resolves.toEqual([]);
  });
});
