import { secretsManagerClient } from '../../adapters/aws/secrets-manager/client.ts';
import {
  describePlaces,
  readVersion,
  type Version,
} from '../../adapters/aws/secrets-manager/secret-calls.ts';
import { SecretsUnavailable } from '../../domain/errors.ts';
import type { Stage } from '../../domain/verification/secrets/secret.ts';
import { exitCode, UserError } from '../io.ts';
import type { SecretTexts } from './secret-texts.ts';

/** @param secretIds of all endpoints */
export function secretTextsInAws(secretIds: readonly string[]): SecretTexts {
  const client = secretsManagerClient();
  return {
    ids: secretIds,
    stagesOf: async (secretId) => {
      const look = { secretId, client, abortSignal: new AbortController().signal };
      const versions = await versionsOf(look);
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

async function versionsOf(look: Parameters<typeof describePlaces>[0]): Promise<readonly Version[]> {
  try {
    const places = await describePlaces(look);
    return await Promise.all(places.map((place) => readVersion(look, place)));
  } catch (error) {
    if (error instanceof SecretsUnavailable) throw new UserError(error.message, exitCode.failed);
    throw error;
  }
}
