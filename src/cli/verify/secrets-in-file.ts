import { readSecretFile, stagedIn, textOf } from '../../adapters/local/files/secret-file.ts';
import { reason } from '../errors/failure-words.ts';
import { type Io, UserError } from '../io.ts';
import { statePaths } from '../state-folder.ts';
import type { SecretTexts } from './secret-texts.ts';

/** @throws {UserError} where the file cannot be read */
export function secretTextsInFile(io: Io): SecretTexts {
  const { secrets: path } = statePaths(io);
  const stored = fileAt(path);
  return {
    ids: Object.keys(stored),
    stagesOf: async (secretId) => {
      const { current, pending, previous, replacedAt } = stagedIn(stored, secretId);
      return {
        current: textOf(current),
        pending: textOf(pending),
        previous: textOf(previous),
        replacedAt: typeof replacedAt === 'number' ? replacedAt : undefined,
      };
    },
  };
}

function fileAt(path: string): ReturnType<typeof readSecretFile> {
  try {
    return readSecretFile(path);
  } catch (error) {
    const why =
      (error as Error).name === 'SyntaxError' ? 'it is not a JSON object of ids and secrets' : reason(error);
    throw new UserError(`${path} cannot be used: ${why}`);
  }
}
