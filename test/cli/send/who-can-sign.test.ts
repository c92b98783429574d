import { describe, expect, it } from '@jest/globals';
import { configOf } from '../../../src/app/configuration/config-of.ts';
import { stageSecret, stored } from '../../../src/cli/secrets/stage-secret.ts';
import { post } from '../../../src/cli/send/post.ts';
import { signerFor } from '../../../src/cli/send/signer.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import { adobeIoEvents } from '../../../src/domain/providers/adobe-io-events.ts';
import { github } from '../../../src/domain/providers/github.ts';
import type { CredentialForm } from '../../../src/domain/verification/credential.ts';
import type { SecretStages } from '../../../src/ports/secret-stages.ts';
import { anEndpoint } from '../../domain/support/gateways.ts';
import { notedIo } from '../../support/noted-io.ts';

const config = configOf({ endpoints: { hook: { provider: 'github', secretId: 'hooks/one' } } }, [github]);
const scheme = (parts: object): Provider => ({ ...github, scheme: { ...github.scheme, ...parts } });

describe('what only its sender can sign', () => {
  it('is signed by nobody here, with no key either', async () => {
    const endpoint = anEndpoint(scheme({ sign: undefined, pair: undefined }));
    await expect(signerFor(endpoint, config, 'file', notedIo().io)).rejects.toThrow(
      'only GitHub can sign what it sends',
    );
  });

  it('is not sent', async () => {
    const request = { method: 'POST', headers: new Map<string, string>(), body: Buffer.from('{}') };
    const to = { origin: 'http://127.0.0.1:1', host: 'h', rawPath: '/hook', rawQuery: '' };
    const sending = post(anEndpoint(), () => undefined, request, to, 1_000, notedIo().io.stop);
    await expect(sending).rejects.toThrow('only GitHub can sign what it sends');
  });
});

describe('a secret that is to be replaced', () => {
  const staged: string[] = [];
  const stages = {
    pending: async () => undefined,
    stage: async (id: string) => {
      staged.push(id);
    },
  } as unknown as SecretStages;
  const form = github.scheme.credential as CredentialForm;
  const { means: _, ...withoutMeans } = form;
  const stage = (credential: object) =>
    stageSecret(anEndpoint(scheme({ credential })), stages, undefined, { wait: 1 }, notedIo().io);

  it('is asked for where its sender makes it, with what it looks like where that is known', async () => {
    await expect(stage({ ...form, madeBy: 'sender', means: 'a text' })).rejects.toThrow(
      'GitHub makes the secret itself (a text): save it to a file and add --value-file <path>',
    );
    await expect(stage({ ...withoutMeans, madeBy: 'sender' })).rejects.toThrow(
      'GitHub makes the secret itself: save it to a file',
    );
    expect(staged).toEqual([]);
  });

  it('is asked for, too, where nobody here can make one of its form', async () => {
    await expect(stage({ ...form, madeBy: 'receiver', make: undefined })).rejects.toThrow('makes the secret');
  });

  it('is none where the sender publishes its keys', () => {
    const { secretId: _, ...keys } = anEndpoint(adobeIoEvents);
    expect(() => stored(keys)).toThrow('publishes its keys, and nothing is stored that could be replaced');
  });
});
