import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { secretName } from './endpoint-secrets.ts';
import type { WebhookGateway } from './webhook-gateway.ts';

/** A stack has 200 outputs at most, and two for each endpoint are soon too many to read: then the rules for both are there. */
const mostListed = 60;

/** What `npm run deploy` prints in the end. */
export function addOutputs(stack: Stack, hooks: WebhookGateway): void {
  const output = (id: string, value: string, description: string) =>
    new CfnOutput(stack, id, { value, description });
  const urls = Object.entries(hooks.urls);
  if (urls.length > mostListed) {
    output(
      'Url',
      hooks.url,
      'Give this to each sender, with a slash and the name of its endpoint behind it.',
    );
    output(
      'SecretNames',
      secretName(hooks, '<endpoint>'),
      'What both sides sign and verify with is called so.',
    );
  } else {
    for (const [endpoint, url] of urls) output(`Url${inOutput(endpoint)}`, url, 'Give this to the sender.');
    for (const [endpoint, { secretArn }] of Object.entries(hooks.secrets)) {
      output(`Secret${inOutput(endpoint)}`, secretArn, 'What both sides sign and verify with.');
    }
  }
  output('AlarmTopic', hooks.alarmTopic.topicArn, 'Subscribe to this, or nobody hears the alarms.');
}

/** Names of outputs have no hyphens, names of endpoints no capital letters. */
function inOutput(endpoint: string): string {
  return endpoint.replace(/^./, (first) => first.toUpperCase()).replaceAll('-', 'X');
}
