import { createSecretKey } from 'node:crypto';
// @ts-expect-error: this part of the package has no types
import { verify } from 'messagebird/lib/webhook-signature-jwt.js';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: 'messagebird',
  secret: '36efdd1aace2e26cd490f0d951138253bef2f7c6d34d18981da781555cc4cebb',
  other: '46efdd1aace2e26cd490f0d951138253bef2f7c6d34d18981da781555cc4cebb',
  publicUrl: 'https://hooks.example.com/messagebird?tenant=gr%C3%B6%C3%9Fer+42',
  accepts: ({ url, headers, body }, secret) =>
    verify(
      url,
      Buffer.from(body),
      headers['messagebird-signature-jwt'],
      createSecretKey(Buffer.from(String(secret))),
    ),
};
