import { describe, expect, it } from '@jest/globals';
import type { Endpoint } from '../../../src/domain/endpoint.ts';
import { SecretsUnavailable } from '../../../src/domain/errors.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import { adobeIoEvents } from '../../../src/domain/providers/adobe-io-events.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { slack } from '../../../src/domain/providers/slack.ts';
import type { SecretStore } from '../../../src/ports/secrets.ts';
import type { KeptDelivery, SendResult } from '../../../src/workbench/api.ts';
import { ConfiguredSenders } from '../../../src/workbench/senders/configured-senders.ts';
import type { Courier } from '../../../src/workbench/senders/courier.ts';
import { SecretsHere, secretsInAws } from '../../../src/workbench/senders/sender-secrets.ts';
import { sentAgain } from '../../../src/workbench/senders/sent-again.ts';
import { RefusedError } from '../../../src/workbench/workbench.ts';
import { anEndpoint } from '../../domain/support/gateways.ts';
import { FixedSecrets } from '../../support/fakes.ts';

const taken: SendResult = { ms: 1, status: 200, body: '' };

/** Notes what it is to take. */
class NotingCourier implements Courier {
  readonly sent: { readonly target: string; readonly request: Parameters<Courier['send']>[2] }[] = [];

  async send(_: Endpoint, target: string, request: Parameters<Courier['send']>[2]): Promise<SendResult> {
    this.sent.push({ target, request });
    return taken;
  }

  whyNot({ name }: Endpoint): string | undefined {
    return name === 'keys' ? 'Only Adobe can.' : undefined;
  }
}

const { secretId: _, ...withoutSecret } = anEndpoint(adobeIoEvents);
const keys: Endpoint = { ...withoutSecret, name: 'keys' };
const called = (name: string, provider: Provider = github) => anEndpoint(provider, { name, secretId: name });
const acme: Provider = { ...github, id: 'acme', name: 'Acme' };

const failing = (error: Error): SecretStore => ({
  get: async () => {
    throw error;
  },
});
const refused = (failure: ConstructorParameters<typeof SecretsUnavailable>[0]) =>
  failing(new SecretsUnavailable(failure, 'hooks/one', 'look at it'));

describe('a secret in the file of this machine', () => {
  const stored = new FixedSecrets({ 'hooks/one': ['s3cret'] });
  const here = (at: SecretStore, canBeMade: readonly string[] = []) => new SecretsHere(at, at, canBeMade);

  it.each<[string, SecretsHere, Endpoint]>([
    ['stored', here(stored), anEndpoint()],
    ['none', here(stored), keys],
    ['refused', here(refused('weak'), ['hooks/one']), anEndpoint()],
    ['made when it is used', here(refused('absent'), ['hooks/one']), anEndpoint()],
    ['missing', here(refused('absent'), ['another']), anEndpoint()],
  ])('is "%s"', async (state, secrets, endpoint) => {
    expect(await secrets.state(endpoint)).toBe(state);
  });

  it('is shown to who asks for it, and made for that', async () => {
    const secrets = new SecretsHere(refused('absent'), stored, ['hooks/one']);
    expect(await secrets.reveal(anEndpoint())).toBe('s3cret');
  });

  it.each<[string, SecretStore, Endpoint, string]>([
    ['where there is no secret', stored, keys, 'publishes its keys'],
    ['where it is refused', refused('weak'), anEndpoint(), 'secret hooks/one: look at it'],
    ['where its list is empty', { get: async () => [] }, anEndpoint(), 'secret hooks/one: none is stored'],
  ])('is not shown, in a sentence, %s', async (_, store, endpoint, words) => {
    const showing = here(store).reveal(endpoint);
    await expect(showing).rejects.toThrow(RefusedError);
    await expect(showing).rejects.toThrow(words);
  });

  it('hides no mistake of ours behind such a sentence', async () => {
    const secrets = here(failing(new TypeError('a mistake')));
    await expect(secrets.state(anEndpoint())).rejects.toThrow(TypeError);
    await expect(secrets.reveal(anEndpoint())).rejects.toThrow(TypeError);
  });
});

describe('a secret in Secrets Manager', () => {
  it('is taken for stored where one is meant, and never shown', async () => {
    expect(await Promise.all([secretsInAws.state(anEndpoint()), secretsInAws.state(keys)])).toEqual([
      'stored',
      'none',
    ]);
    await expect(secretsInAws.reveal(anEndpoint())).rejects.toThrow('there it is called hooks/one');
    await expect(secretsInAws.reveal(keys)).rejects.toThrow('nothing is stored for it');
  });
});

describe('the senders of the endpoints here', () => {
  const stored = new FixedSecrets({ github: ['s3cret'], acme: ['s3cret'] });
  function sendersOf(...endpoints: readonly Endpoint[]) {
    const courier = new NotingCourier();
    const senders = new ConfiguredSenders({
      endpoints,
      isFirst: ({ name }) => name === 'first',
      urlOf: ({ name }) => `http://gateway.test/${name}`,
      secrets: new SecretsHere(stored, stored, []),
      courier,
    });
    return { senders, courier };
  }

  it('are listed with those first that are ready: named, or with a secret', async () => {
    const { senders } = sendersOf(called('slack', slack), keys, called('github'), called('first'));
    expect(
      (await senders.list()).map(({ endpoint, isReady, secret }) => [endpoint, isReady, secret]),
    ).toEqual([
      ['github', true, 'stored'],
      ['first', true, 'missing'],
      ['slack', false, 'missing'],
      ['keys', false, 'none'],
    ]);
  });

  it('have a sheet with the steps of their guide, their samples, and who alone can sign', async () => {
    const { senders } = sendersOf(called('github'), keys, called('slack', slack));
    const sheet = await senders.sheet('github');
    expect(sheet).toMatchObject({ endpoint: 'github', docs: github.docs, onlySender: undefined });
    expect(sheet?.samples).toContain('push');
    expect(sheet?.steps.join()).toContain('http://gateway.test/github');
    expect(sheet?.steps.join()).not.toContain('{url}');
    expect(sheet?.notes.join()).toContain('What is stored: ');
    expect(await senders.sheet('keys')).toMatchObject({ onlySender: 'Only Adobe can.' });
    expect((await senders.sheet('slack'))?.notes.join()).toContain('url_verification');
  });

  it('have a sheet of what is always to be done where nobody has written a guide, and no samples', async () => {
    const { senders, courier } = sendersOf(called('acme', acme));
    expect(await senders.sheet('acme')).toMatchObject({
      name: 'Acme',
      samples: [],
      notes: [],
      steps: [
        'Give `http://gateway.test/acme` to the sender as the URL of its webhook.',
        'See to it that both have the same secret.',
      ],
    });
    await expect(senders.send('acme', undefined)).rejects.toThrow('there is no sample of Acme');
    await expect(senders.send('acme', 'push')).rejects.toThrow("there is no sample 'push' of Acme");
    expect(courier.sent).toEqual([]);
  });

  it('send the sample that is asked for, or their first', async () => {
    const { senders, courier } = sendersOf(called('github'));
    expect(await senders.send('github', 'pull_request')).toBe(taken);
    expect(await senders.send('github', undefined)).toBe(taken);
    expect(
      courier.sent.map(({ target, request }) => [
        target,
        request.method,
        request.headers.get('x-github-event'),
      ]),
    ).toEqual([
      ['/github', 'POST', 'pull_request'],
      ['/github', 'POST', 'push'],
    ]);
    expect(courier.sent.every(({ request }) => !request.wasSigned)).toBe(true);
  });

  it('are nothing where no endpoint has the name', async () => {
    const { senders } = sendersOf(called('github'));
    expect(await senders.sheet('gitlab')).toBeUndefined();
    expect(await senders.secret('gitlab')).toBeUndefined();
    expect(await senders.send('gitlab', undefined)).toBeUndefined();
    expect(await senders.secret('github')).toBe('s3cret');
  });
});

describe('a delivery that is sent again', () => {
  const kept = (target: string) =>
    ({
      endpoint: 'hook',
      request: {
        method: 'PUT',
        target,
        headers: [
          ['x-own', '1'],
          ['x-forwarded-for', '203.0.113.9'],
        ],
      },
    }) as unknown as KeptDelivery;
  const again = async (target: string, endpoints: readonly Endpoint[] = [anEndpoint()]) => {
    const courier = new NotingCourier();
    const result = await sentAgain(kept(target), Buffer.from('{}'), endpoints, courier);
    return { result, sent: courier.sent };
  };

  it.each([
    ['/hook', '/hook'],
    ['/hook?', '/hook'],
    ['/hook?a=1&b=?', '/hook?a=1&b=?'],
    ['/hook?a=1&&token=[secret]&b', '/hook?a=1&b'],
    ['/hook?token=[secret]', '/hook'],
  ])('keeps path and query of %s, but not where a secret stood', async (target, expected) => {
    const { sent } = await again(target);
    expect(sent.map((one) => one.target)).toEqual([expected]);
  });

  it('has the headers of its sender alone, and is to be signed anew', async () => {
    const { result, sent } = await again('/hook');
    expect(result).toBe(taken);
    expect(sent[0]?.request).toMatchObject({ method: 'PUT', wasSigned: true });
    expect([...(sent[0]?.request.headers ?? [])]).toEqual([['x-own', '1']]);
  });

  it('is nothing where its endpoint is no more', async () => {
    expect(await again('/hook', [called('github')])).toEqual({ result: undefined, sent: [] });
  });
});
