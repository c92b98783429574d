import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KeyPairs, publicHalf } from '../../adapters/local/files/key-pairs.ts';
import type { Candidate } from '../../diagnosis/trial.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { Secret } from '../../domain/verification/secrets/secret.ts';
import type { Io } from '../io.ts';
import { statePaths } from '../state-folder.ts';

/** What a pair of this machine would have published in place of its sender, which serve here believes too. None is made for this. */
export async function ownDocuments(
  { provider }: Endpoint,
  now: number,
  io: Io,
): Promise<readonly Candidate[]> {
  const { pair } = provider.scheme;
  const { folder, secrets } = statePaths(io);
  if (pair?.publishedAt === undefined || !existsSync(join(folder, 'keys', `${pair.kind}.pem`))) return [];
  const key = await KeyPairs.beside(secrets).of(pair.kind);
  const text = pair.document?.(publicHalf(key)) ?? (await certificate(key, now));
  return [{ secret: new Secret(text), from: 'the key of this machine' }];
}

async function certificate(key: Awaited<ReturnType<KeyPairs['of']>>, now: number): Promise<string> {
  const { selfSigned } = await import('../../adapters/local/files/self-signed.ts');
  return await selfSigned(key, now);
}
