import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { CreateTopicCommand } from '@aws-sdk/client-sns';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { eventText } from '../../../src/adapters/publishing/parking/parked-event.ts';
import { accountId, region } from '../../infra/loader/clients.ts';
import type { World } from './world.ts';

/** What a page takes for granted, beside the stack `Sallyport` that `npm run deploy` has made. */
interface Surroundings {
  /** The least number of commands that talk to AWS, all of which are run. */
  readonly commands: number;
  readonly files?: Readonly<Record<string, string>>;
  /** Variables that the page says are the reader's. */
  readonly given?: Readonly<Record<string, string>>;
  readonly prepare?: (world: World) => Promise<unknown>;
}

const twilioToken = '5820f7149c63e97b1a46d8350e2694b7';
const stripeSecret = 'whsec_Mtnt8fYjmVm2xfFqPJnvdzDKAVZKRXHb';
const githubSecret = '8d1fe4b09a7c3526e0f4b1d87a95c36240be7f1d5a83c96e';
const mine = (service: string, name: string) => `arn:aws:${service}:${region}:${accountId}:${name}`;

/**
 * By page, those that take the stack away last. Each page that talks to AWS has a row: what a page cannot know is here, with
 * its reason, and everything else must come of its own commands.
 */
export const surroundings: Readonly<Record<string, Surroundings>> = {
  'README.md': { commands: 3 },
  'docs/from-hook-to-lambda.md': {
    commands: 6,
    // a function of the reader's
    given: { CONSUMER_ARN: mine('lambda', 'function:consumer') },
    prepare: async ({ clients: { iam, lambda } }) => {
      const role = { RoleName: 'consumer', AssumeRolePolicyDocument: mayAssume('lambda.amazonaws.com') };
      const { Role } = await iam.send(new CreateRoleCommand(role));
      const Code = { ZipFile: Buffer.from('a consumer') };
      const is = { FunctionName: 'consumer', Runtime: 'nodejs24.x', Handler: 'consumer.handler' } as const;
      await lambda.send(new CreateFunctionCommand({ ...is, Role: Role?.Arn, Code }));
    },
  },
  'docs/rotation.md': {
    commands: 14,
    // secrets that their senders have made
    files: { 'secret.txt': githubSecret, 'token.txt': twilioToken, 'stripe.txt': stripeSecret },
  },
  'docs/alarms.md': {
    commands: 9,
    // that one rings for
    prepare: ({ clients: { sqs }, deadLetterUrl: QueueUrl }) =>
      sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: deadLetter })),
  },
  'docs/guarantees.md': { commands: 2 },
  'docs/front-door.md': {
    commands: 6,
    // the stack of the page's own app, which has a front door: the command's has none
    prepare: ({ clients: { secretsManager } }) =>
      secretsManager.send(
        new CreateSecretCommand({ Name: 'Webhooks/Hooks/Origin', SecretString: githubSecret }),
      ),
  },
  'infra/terraform/README.md': {
    commands: 1,
    files: { 'secret.txt': githubSecret },
    // an output of the module, and the secret is Terraform's
    given: { SECRET_ARN: 'hooks-github' },
    prepare: ({ clients: { secretsManager } }) =>
      secretsManager.send(new CreateSecretCommand({ Name: 'hooks-github' })),
  },
  'docs/deploying.md': {
    commands: 20,
    files: { 'secret.txt': twilioToken },
    // a topic and an endpoint of the reader's
    given: { TOPIC_ARN: mine('sns', 'orders'), URL: 'https://hooks.example.com/orders' },
    prepare: async ({ clients: { s3, sns } }) => {
      await sns.send(new CreateTopicCommand({ Name: 'orders' }));
      // a bucket of the reader's
      const CreateBucketConfiguration = { LocationConstraint: region } as const;
      await s3.send(new CreateBucketCommand({ Bucket: 'my-code', CreateBucketConfiguration }));
    },
  },
};

function mayAssume(Service: string): string {
  const Statement = [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }];
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

const deadLetter = eventText({
  id: '72d3162e-cc78-11e3-81ab-4c9367dc0958',
  endpoint: 'github',
  bus: 'default',
  source: 'github.com',
  detailType: 'push',
  detail: '{"ref":"refs/heads/main"}',
  time: Date.UTC(2026, 10, 23),
  resources: ['urn:sallyport:github:72d3162e-cc78-11e3-81ab-4c9367dc0958'],
});
