import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Candidate } from '../../diagnosis/trial.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { Secret } from '../../domain/verification/secrets/secret.ts';
import { bytesOfFile, unmarked } from '../delivery-forms/given-file.ts';
import { type Io, UserError } from '../io.ts';
import { placeOf, valuesOf } from './stored-secrets.ts';

/** What a file says, whose secrets depend on the endpoint: a pipe says it once. */
export interface GivenText {
  readonly path: string;
  readonly text: string;
}

/** @throws {UserError} */
export async function givenText(path: string, io: Io): Promise<GivenText> {
  if (isLikeSecret(path) && !existsSync(resolve(io.cwd, path)))
    throw new UserError(
      '--secret-file: there is no file of that name: it takes the path of a file, and never the secret',
    );
  const bytes = await bytesOfFile(path, '--secret-file', io);
  const text = Buffer.from(unmarked(bytes)).toString();
  if (text.trim() === '')
    throw new UserError(`--secret-file ${path} is empty: an empty secret would verify everything`);
  return { path, text };
}

/**
 * The secrets of a file: the secret itself, what is stored of it (`{"secrets": […]}`), or a document with keys. One that the gateway
 * would refuse is tried all the same.
 */
export function givenSecrets({ path, text }: GivenText, endpoint: Endpoint): readonly Candidate[] {
  return valuesOf('', text, [endpoint]).map(({ value, position, account }) => ({
    secret: new Secret(value, { stage: 'current', position, account }),
    from: `the secret in ${path}${placeOf(position, account)}`,
  }));
}

/** What stands in place of a path may be the secret itself, which is not told. */
function isLikeSecret(path: string): boolean {
  return path.length >= 8 && !/^[./~\\]|[.]/.test(path);
}
