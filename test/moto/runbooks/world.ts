import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { RemoveTargetsCommand } from '@aws-sdk/client-eventbridge';
import { GetFunctionConfigurationCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { root } from '../../docs/support/page-files.ts';
import { accountId, type Clients, clientsOf, region } from '../../infra/loader/clients.ts';
import { LoadedStack } from '../../infra/loader/loaded-stack.ts';
import { awsEnvironment } from '../../support/aws-environment.ts';
import type { MotoServer } from '../../support/moto-server.ts';
import { AwsFront } from './aws-front.ts';
import { CommandStack } from './command-stack.ts';
import { FunctionUrl } from './function-url.ts';
import {
  accountSettings,
  alarmContributors,
  changeSets,
  terminationProtection,
  type Wanted,
} from './stand-ins.ts';

/** What CDK calls the bucket that `cdk bootstrap` makes. */
const assets = `cdk-hnb659fds-assets-${accountId}-${region}`;

/** An account in which the gateway of `npm run deploy` is deployed, as `Sallyport`, and answers. */
export class World {
  readonly clients: Clients;
  readonly environment: Readonly<Record<string, string>>;
  readonly gateway: LoadedStack;
  readonly #close: () => Promise<void>;

  private constructor(
    clients: Clients,
    environment: Readonly<Record<string, string>>,
    gateway: LoadedStack,
    close: () => Promise<void>,
  ) {
    this.clients = clients;
    this.environment = environment;
    this.gateway = gateway;
    this.#close = close;
  }

  /** @param endpoints as `npm run deploy` takes them */
  static async open(moto: MotoServer, endpoints: string): Promise<World> {
    const app = new CommandStack(endpoints);
    const front = await AwsFront.start(moto.url);
    const clients = clientsOf(front.url);
    // the AWS CLI reads another name
    const environment = { ...awsEnvironment(front.url), AWS_DEFAULT_REGION: region };
    front.standIn(
      accountSettings,
      alarmContributors,
      terminationProtection,
      changeSets((wanted) => deploy(clients, wanted)),
    );
    await putCode(clients, app.code.key);
    const gateway = await LoadedStack.create(clients, app.name, app.template, {});
    await detach(clients, gateway);
    const functionUrl = await FunctionUrl.open(app.code.bundle, {
      ...environment,
      ...(await variablesOf(clients, gateway.physicalId(app.code.functionId))),
    });
    front.place(new URL(gateway.output('UrlGithub')).origin, functionUrl.origin);
    return new World(clients, environment, gateway, async () => {
      for (const client of Object.values(clients)) client.destroy();
      await functionUrl.close();
      await front.close();
      app.remove();
    });
  }

  get deadLetterUrl(): string {
    const { gateway } = this;
    const isQueue = (id: string) => gateway.typeOf(id) === 'AWS::SQS::Queue' && /DeadLetters/.test(id);
    return gateway.physicalId(gateway.logicalIds.find(isQueue) ?? '');
  }

  close(): Promise<void> {
    return this.#close();
  }
}

/**
 * moto hands every event to what a schedule calls too, and fails since that is a function; what is parked it would hand to
 * a function in Docker, where there is one.
 */
async function detach({ eventBridge, lambda }: Clients, stack: LoadedStack): Promise<void> {
  for (const id of stack.logicalIds) {
    const physicalId = stack.physicalId(id);
    if (stack.typeOf(id) === 'AWS::Events::Rule')
      await eventBridge.send(new RemoveTargetsCommand({ Rule: physicalId, Ids: ['Target0'] }));
    if (stack.typeOf(id) === 'AWS::Lambda::EventSourceMapping')
      await lambda.send(new UpdateEventSourceMappingCommand({ UUID: physicalId, Enabled: false }));
  }
}

/** The stack of the change set is there already, and empty. */
async function deploy(clients: Clients, { name, template, parameters }: Wanted): Promise<void> {
  await clients.cloudFormation.send(new DeleteStackCommand({ StackName: name }));
  await LoadedStack.create(clients, name, template, parameters);
}

async function putCode({ s3 }: Clients, Key: string): Promise<void> {
  const CreateBucketConfiguration = { LocationConstraint: region } as const;
  await s3.send(new CreateBucketCommand({ Bucket: assets, CreateBucketConfiguration }));
  const Body = readFileSync(join(root, 'dist/lambda.zip'));
  await s3.send(new PutObjectCommand({ Bucket: assets, Key, Body }));
}

async function variablesOf({ lambda }: Clients, FunctionName: string): Promise<Record<string, string>> {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  return { AWS_LAMBDA_FUNCTION_NAME: FunctionName, ...Environment?.Variables };
}
