import { expect, it } from '@jest/globals';
import { type Config, toConfig } from '../src/config.ts';
import { SecretsUnavailable } from '../src/domain/errors.ts';
import { Secret } from '../src/domain/secret.ts';
import type { SecretStore } from '../src/ports/secrets.ts';
import { prefetchSecrets } from '../src/prefetch.ts';
import { FixedSecrets } from './support/fakes.ts';

const longest = 60_000;

function config(originSecretId?: string): Config {
  return toConfig({
    endpoints: {
      github: { provider: 'github', secretId: 'a' },
      other: { provider: 'github', secretId: 'a' },
      stripe: { provider: 'stripe', secretId: 'b' },
    },
    ...(originSecretId === undefined ? {} : { originSecretId }),
  });
}

it('fetches every secret once before the first delivery', async () => {
  const secrets = new FixedSecrets({ a: ['1'], b: ['2'] });
  await prefetchSecrets(config(), secrets, longest);
  expect(secrets.asked).toEqual(['a', 'b']);
});

it('fetches the secret of the origin too', async () => {
  const secrets = new FixedSecrets({ a: ['1'], b: ['2'], o: ['3'] });
  await prefetchSecrets(config('o'), secrets, longest);
  expect(secrets.asked).toEqual(['a', 'b', 'o']);
});

it('waits for a secret that takes a while', async () => {
  const events: string[] = [];
  const slow: SecretStore = {
    async get() {
      await new Promise((resolve) => setImmediate(resolve));
      events.push('fetched');
      return [new Secret('x')];
    },
  };
  await prefetchSecrets(config(), slow, longest);
  expect(events).toEqual(['fetched', 'fetched']);
});

it('does not fail where a secret cannot be had, and fetches the others', async () => {
  const secrets = new FixedSecrets({ b: ['2'] });
  await expect(prefetchSecrets(config(), secrets, longest)).resolves.toBeUndefined();
  expect(secrets.asked).toEqual(['a', 'b']);
});

it('does not wait for ever', async () => {
  const hanging: SecretStore = { get: () => new Promise(() => {}) };
  await expect(prefetchSecrets(config(), hanging, 20)).resolves.toBeUndefined();
});

it('does not let a failure escape that comes after it stopped waiting', async () => {
  const unhandled: unknown[] = [];
  const listener = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', listener);
  let fail: (() => void) | undefined;
  const late: SecretStore = {
    get: (id) =>
      new Promise((_, reject) => {
        fail = () => reject(new SecretsUnavailable('unreachable', id, 'is out of reach'));
      }),
  };
  await prefetchSecrets(config(), late, 1);
  fail?.();
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', listener);
  expect(unhandled).toEqual([]);
});
