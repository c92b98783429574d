import { SecretsUnavailable } from '../../../domain/errors.ts';

const advice: Readonly<Record<string, readonly ['absent' | 'denied', string]>> = {
  ResourceNotFoundException: [
    'absent',
    'does not exist in this account and Region, or has no value yet; create it, put one in, or correct secretId',
  ],
  InvalidRequestException: ['absent', 'is scheduled for deletion; restore it, or name another one'],
  AccessDeniedException: [
    'denied',
    'may not be read; grant the function secretsmanager:DescribeSecret and GetSecretValue on it (and kms:Decrypt on its key)',
  ],
  DecryptionFailure: ['denied', 'cannot be decrypted; grant the function kms:Decrypt on its key'],
};

/** What an exception of the client means, and what to do about it. */
export function unavailable(secretId: string, error: unknown): SecretsUnavailable {
  const { name } = error as Error;
  const [failure, sentence] = (Object.hasOwn(advice, name) && advice[name]) || [
    'unreachable',
    `could not be fetched (${name}); it is fetched again`,
  ];
  return new SecretsUnavailable(failure, secretId, sentence);
}

/** The same of a secret that was to be put in. */
export function unwritable(secretId: string, error: unknown): SecretsUnavailable {
  if ((error as Error).name !== 'AccessDeniedException') return unavailable(secretId, error);
  const sentence =
    'may not be written; grant the function secretsmanager:PutSecretValue on it (and kms:GenerateDataKey on its key)';
  return new SecretsUnavailable('denied', secretId, sentence);
}

export function binary(secretId: string): SecretsUnavailable {
  return new SecretsUnavailable('binary', secretId, 'is binary; store it as text (SecretString)');
}
