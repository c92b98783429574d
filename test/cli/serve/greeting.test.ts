import { describe, expect, it } from '@jest/globals';
import { configOf } from '../../../src/app/configuration/config-of.ts';
import type { Io } from '../../../src/cli/io.ts';
import { greet } from '../../../src/cli/serve/greeting.ts';
import { statePaths } from '../../../src/cli/state-folder.ts';
import { SecretsUnavailable } from '../../../src/domain/errors.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import type { SecretStore } from '../../../src/ports/secrets.ts';
import { anEndpoint } from '../../domain/support/gateways.ts';
import { FixedSecrets } from '../../support/fakes.ts';
import { notedIo } from '../../support/noted-io.ts';

describe('the greeting of a gateway', () => {
  const config = configOf({ endpoints: { hook: { provider: 'github', secretId: 'hooks/one' } } }, [github]);
  const address = 'http://127.0.0.1:8787';
  const greeted = async (provider: Provider, own: Io['own'], store: SecretStore) => {
    const { io, said } = notedIo(own === undefined ? {} : { own });
    const ready = [anEndpoint(provider)];
    await greet(config, address, { ready, added: [], later: [], store }, statePaths(io), io);
    return said.err;
  };
  const stored = new FixedSecrets({ 'hooks/one': ['s3cret'] });
  const acme: Provider = { ...github, id: 'acme' };
  const own: Io['own'] = { file: 'mine.ts', providers: [acme], modules: [], hasBuiltIn: true };

  it("names what send must be told of a provider of somebody's own, which has no samples", async () => {
    expect(await greeted(acme, own, stored)).toContain(
      'npx sallyport send acme --file body.json --entry mine.ts  and',
    );
    expect(await greeted(github, own, stored)).toContain('npx sallyport send github --entry mine.ts  and');
    expect(await greeted(github, undefined, stored)).toContain('npx sallyport send github  and');
  });

  it('says which secret cannot be used, and hides no mistake of ours behind that', async () => {
    const failing = (error: Error): SecretStore => ({ get: () => Promise.reject(error) });
    const weak = new SecretsUnavailable('weak', 'hooks/one', 'make it longer');
    expect(await greeted(github, undefined, failing(weak))).toContain('secret refused, see below');
    await expect(greeted(github, undefined, failing(new TypeError('a mistake')))).rejects.toThrow(TypeError);
  });
});
