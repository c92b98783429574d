import { SecretsUnavailable } from '../../domain/errors.ts';
import type { StoredStages } from '../../domain/verification/secrets/secret-reader.ts';
import { exitCode, UserError } from '../io.ts';
import type { SecretTexts } from './secret-texts.ts';

export interface StoredTexts {
  readonly byId: ReadonlyMap<string, StoredStages>;
  /** Which could not be read: sentences without a full stop. */
  readonly notes: readonly string[];
}

/** Secrets Manager answers so many at once without a complaint, and a stack may have a hundred. */
const mostAtOnce = 5;

/**
 * What a store has of each secret. One that cannot be read is a note, unless nothing can be judged without it.
 * @throws {UserError}
 */
export async function storedTexts(
  ids: readonly string[],
  needed: string | undefined,
  store: SecretTexts,
): Promise<StoredTexts> {
  const byId = new Map<string, StoredStages>();
  const notes: string[] = [];
  const waiting = ids.values();
  await Promise.all(Array.from({ length: mostAtOnce }, askForEach));
  return { byId: new Map(ids.flatMap((id) => entryOf(id))), notes };

  async function askForEach(): Promise<void> {
    for (const id of waiting) {
      try {
        byId.set(id, readable(await store.stagesOf(id)));
      } catch (error) {
        if (!(error instanceof SecretsUnavailable)) throw error;
        if (id === needed) throw new UserError(error.message, exitCode.failed);
        notes.push(`a secret could not be read, and is not tried: ${error.message}`);
      }
    }
  }

  function entryOf(id: string): readonly (readonly [string, StoredStages])[] {
    const stages = byId.get(id);
    return stages ? [[id, stages]] : [];
  }
}

/** @throws {SecretsUnavailable} where a policy keeps the current one from whoever asks */
function readable(stages: StoredStages): StoredStages {
  const { current } = stages;
  if (current instanceof SecretsUnavailable && current.code === 'secret_denied') throw current;
  return stages;
}
