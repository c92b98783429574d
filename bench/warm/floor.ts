import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { discord, github, type Proof, stripe, svix, telegram, twilio } from './floor-proofs.ts';

const bus = new EventBridgeClient({});
const store = new SecretsManagerClient({});
const secret = async (name: string) => {
  const { SecretString = '' } = await store.send(new GetSecretValueCommand({ SecretId: `hooks/${name}` }));
  return SecretString;
};

const proofs: Readonly<Record<string, Proof>> = {
  '/github': github(await secret('github')),
  '/stripe': stripe(await secret('stripe')),
  '/svix': svix(await secret('svix')),
  '/twilio': twilio(await secret('twilio')),
  '/telegram': telegram(await secret('telegram')),
  '/discord': discord(await secret('discord')),
};

/** What cannot be left out: the sender's proof, and one PutEvents. */
export async function handler(event: LambdaFunctionURLEvent): Promise<{ statusCode: number }> {
  const { headers, rawPath, isBase64Encoded } = event;
  const body = Buffer.from(event.body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  const url = `https://${headers.host}${rawPath}`;
  if (!proofs[rawPath]?.({ headers, url, body })) return { statusCode: 401 };
  const text = body.toString();
  const Detail = rawPath === '/twilio' ? JSON.stringify(Object.fromEntries(new URLSearchParams(text))) : text;
  const Entries = [{ Source: rawPath.slice(1), DetailType: headers['x-github-event'] ?? 'event', Detail }];
  const { FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries }));
  return { statusCode: FailedEntryCount ? 500 : 200 };
}
