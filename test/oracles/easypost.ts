import EasyPost from '@easypost/api';
import type { Oracle } from './oracle.ts';

const client = new EasyPost('no key');

export const oracle: Oracle = {
  sdk: '@easypost/api',
  secret: 'sécret-ﬁne-grained-⅓-of-it',
  other: 'another-sécret-ﬁne-grained',
  bodies: ['{"id":"evt_1","description":"tracker.updated","u":"Grüße 👋","n":9007199254740993}'],
  accepts: ({ headers, body }, secret) =>
    client.Utils.validateWebhook(Buffer.from(body), headers, String(secret)) !== undefined,
};
