import { createHmac, timingSafeEqual } from 'node:crypto';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { LambdaFunctionURLEvent } from 'aws-lambda';

const secrets = new SecretsManagerClient({});
const bus = new EventBridgeClient({});
const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: 'hooks/github' }));

/** What cannot be left out: one secret, one MAC, one PutEvents. */
export async function handler(event: LambdaFunctionURLEvent): Promise<{ statusCode: number }> {
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const expected = createHmac('sha256', SecretString ?? '')
    .update(body)
    .digest();
  const shown = Buffer.from((event.headers['x-hub-signature-256'] ?? '').slice('sha256='.length), 'hex');
  if (shown.length !== expected.length || !timingSafeEqual(shown, expected)) return { statusCode: 401 };
  const Entries = [
    { Source: 'github.com', DetailType: event.headers['x-github-event'], Detail: body.toString() },
  ];
  const { FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries }));
  return { statusCode: FailedEntryCount ? 500 : 200 };
}
