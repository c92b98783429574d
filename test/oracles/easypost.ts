import * as easypost from '@easypost/api';
import type { Oracle } from './oracle.ts';

interface Client {
  readonly Utils: { validateWebhook(body: Buffer, headers: object, secret: string): object };
}

// its types do not name what it exports
const { default: Client } = easypost as unknown as { default: new (key: string) => Client };
const client = new Client('no key');

export const oracle: Oracle = {
  sdk: '@easypost/api',
  secret: 'sécret-ﬁne-grained-⅓-of-it',
  other: 'another-sécret-ﬁne-grained',
  bodies: ['{"id":"evt_1","description":"tracker.updated","u":"Grüße 👋","n":9007199254740993}'],
  accepts: ({ headers, body }, secret) =>
    client.Utils.validateWebhook(Buffer.from(body), headers, String(secret)) !== undefined,
};
