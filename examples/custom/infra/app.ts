import { fileURLToPath } from 'node:url';
import { App, Stack } from 'aws-cdk-lib';
import { WebhookGateway } from 'sallyport/cdk';
import { acme } from '../src/acme.ts';

const stack = new Stack(new App(), 'Webhooks');

new WebhookGateway(stack, 'Hooks', {
  entry: fileURLToPath(new URL('../src/entry.ts', import.meta.url)),
  providers: [acme],
  endpoints: {
    acme: { provider: 'acme' },
    github: { provider: 'github' },
  },
});
