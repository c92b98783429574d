import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { KeptConnections } from '../kept-connections.ts';
import { settled } from '../settled.ts';

/**
 * Region, credentials and `AWS_ENDPOINT_URL` come from the environment, as the SDK reads them. Two attempts: the
 * first may meet a kept-alive socket that died while Lambda was frozen.
 */
export function secretsManagerClient(): SecretsManagerClient {
  return new SecretsManagerClient({
    ...settled('SECRETS_MANAGER'),
    maxAttempts: 2,
    requestHandler: new KeptConnections({ connectMs: 1_000, answerMs: 1_000 }),
  });
}
