import { secretsManagerClient } from '../../adapters/aws/secrets-manager/client.ts';
import { describePlaces, readVersion } from '../../adapters/aws/secrets-manager/secret-calls.ts';
import type { Stage } from '../../domain/verification/secrets/secret.ts';
import type { SecretTexts } from './secret-texts.ts';

/** @param secretIds of all endpoints */
export function secretTextsInAws(secretIds: readonly string[]): SecretTexts {
  const client = secretsManagerClient();
  return {
    ids: secretIds,
    stagesOf: async (secretId) => {
      const look = { secretId, client, abortSignal: new AbortController().signal };
      const places = await describePlaces(look);
      const versions = await Promise.all(places.map((place) => readVersion(look, place)));
      const at = (stage: Stage) => versions.find((version) => version.stage === stage);
      return {
        current: at('current')?.text,
        pending: at('pending')?.text,
        previous: at('previous')?.text,
        replacedAt: at('current')?.createdAt,
      };
    },
  };
}
