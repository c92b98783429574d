import { fileURLToPath } from 'node:url';
import { App, Stack } from 'aws-cdk-lib';
import { WebhookGateway } from 'sallyport/cdk';
import { acme } from '../src/acme.ts';
import { senders } from '../src/senders.ts';

const app = new App();
const stack = new Stack(app, 'Webhooks');

new WebhookGateway(stack, 'Hooks', {
  entry: fileURLToPath(new URL('../src/entry.ts', import.meta.url)),
  providers: [acme],
  endpoints: {
    acme: { provider: 'acme' },
    github: { provider: 'github' },
  },
});

const small = new Stack(app, 'SmallWebhooks');

new WebhookGateway(small, 'Hooks', {
  entry: fileURLToPath(new URL('../src/small-entry.ts', import.meta.url)),
  onlyProviders: senders,
  endpoints: {
    acme: { provider: 'acme' },
    github: { provider: 'github' },
  },
});
