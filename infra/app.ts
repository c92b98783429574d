/** The CDK app of `npm run deploy` and `npm run diff`: one gateway in one stack. */
import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { ConfigInvalid } from '../src/app/configuration/config.ts';
import { ContextInvalid, readContext } from './app-context.ts';
import { busOf } from './buses.ts';
import { BundleMissing } from './gateway-code.ts';
import { WebhookGateway } from './webhook-gateway.ts';

try {
  gatewayStack(new App());
} catch (error) {
  const isForPeople = [ContextInvalid, ConfigInvalid, BundleMissing].some((known) => error instanceof known);
  if (!isForPeople) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

function gatewayStack(app: App): void {
  const { stack: name, endpoints, bus, reservedConcurrency, rollout, dedupeWindow } = readContext(app.node);
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
  const stack = new Stack(app, name, {
    description: 'Sallyport: webhooks become events.',
    ...(account && region ? { env: { account, region } } : {}),
  });
  const hooks = new WebhookGateway(stack, 'Hooks', {
    endpoints,
    bus: busOf(stack, bus),
    ...(reservedConcurrency === undefined ? {} : { reservedConcurrency }),
    ...(rollout === undefined ? {} : { rollout }),
    ...(dedupeWindow === undefined ? {} : { dedupeWindow: Duration.seconds(dedupeWindow) }),
  });
  const output = (id: string, value: string, description: string) =>
    new CfnOutput(stack, id, { value, description });
  // names of outputs have no hyphens, names of endpoints no capital letters
  const inOutput = (endpoint: string) =>
    endpoint.replace(/^./, (first) => first.toUpperCase()).replaceAll('-', 'X');
  for (const [endpoint, url] of Object.entries(hooks.urls)) {
    output(`Url${inOutput(endpoint)}`, url, 'Give this to the sender.');
  }
  for (const [endpoint, { secretArn }] of Object.entries(hooks.secrets)) {
    output(`Secret${inOutput(endpoint)}`, secretArn, 'What both sides sign and verify with.');
  }
  output('AlarmTopic', hooks.alarmTopic.topicArn, 'Subscribe to this, or nobody hears the alarms.');
}
