/** The CDK app of `npm run deploy` and `npm run diff`: one gateway in one stack. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import { ConfigInvalid } from '../src/app/configuration/config.ts';
import { ContextInvalid, readContext } from './app-context.ts';
import { addOutputs } from './app-outputs.ts';
import { busOf } from './buses.ts';
import { BundleMissing } from './gateway-code.ts';
import { NoFunctionUrls } from './regions.ts';
import { WebhookGateway } from './webhook-gateway.ts';

const forPeople = [ContextInvalid, ConfigInvalid, BundleMissing, NoFunctionUrls];

try {
  gatewayStack(new App());
} catch (error) {
  const isForPeople = forPeople.some((known) => error instanceof known);
  if (!isForPeople) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

function gatewayStack(app: App): void {
  const { stack: name, endpoints, bus, dedupeWindow, ...given } = readContext(app.node);
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
  const stack = new Stack(app, name, {
    description: 'Sallyport: webhooks become events.',
    // who deletes it deletes the URL that senders know, and secrets at once
    terminationProtection: true,
    ...(account && region ? { env: { account, region } } : {}),
  });
  const hooks = new WebhookGateway(stack, 'Hooks', {
    endpoints,
    bus: busOf(stack, bus),
    ...given,
    ...(dedupeWindow === undefined ? {} : { dedupeWindow: Duration.seconds(dedupeWindow) }),
  });
  addOutputs(stack, hooks);
}
