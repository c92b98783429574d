import { CreateStackCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { synthesised } from '../../infra/loader/template.ts';
import { resourceTypes } from '../../infra/loader/types.ts';
import { MotoServer } from '../../support/moto-server.ts';
import { Deployment } from './deployment.ts';
import { differences } from './differences.ts';
import { templates } from './parameters.ts';

/**
 * What moto does not do as AWS does, and what is therefore not proven here:
 * - no service asks for a permission: policies are compared with the template, not put to use;
 * - nothing answers at the function URL, no schedule runs, and no mapping of an event source is relied on;
 * - its CloudFormation refuses no parameter and no rule of a template, and rolls nothing back: the loader does. On AWS
 *   what a template retains outlives a roll-back too;
 * - it cannot say again what it was told in a parameter of Systems Manager: the loader puts such a text in its places;
 * - it has no limit for the size of a template or of an environment.
 */

/** Which way each type of the templates goes. */
const asStack = [
  'AWS::CloudWatch::Dashboard',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
];
const throughApi = [
  'AWS::CloudWatch::Alarm',
  'AWS::Lambda::Permission',
  'AWS::Lambda::Url',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::SecretsManager::Secret',
];
/** Types that moto has in no way, which nothing here proves anything of. */
const nowhere: readonly string[] = ['AWS::CloudWatch::CompositeAlarm'];
/** Made as a stack, and then set through the API: moto's CloudFormation drops or spoils them. */
const spoilt = [
  'AWS::DynamoDB::Table TimeToLiveSpecification',
  'AWS::KMS::Key KeyPolicy',
  'AWS::S3::Bucket LifecycleConfiguration',
  'AWS::S3::Bucket OwnershipControls',
  'AWS::S3::Bucket PublicAccessBlockConfiguration',
];
/** Seen by no test against moto. */
const unkept = [
  'AWS::Lambda::Function Architectures',
  'AWS::Lambda::Function LoggingConfig',
  'AWS::Lambda::Function TracingConfig',
];
const retained = ['AWS::S3::Bucket', 'AWS::SQS::Queue', 'AWS::SQS::Queue'];
const fewestResources = 40;

let moto: MotoServer;

beforeAll(async () => {
  moto = await MotoServer.start();
});
afterAll(() => moto.stop());

const unique = (names: readonly string[]) => [...new Set(names)].toSorted();

describe.each(Object.entries(templates))('the template %s', (name, parameters) => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await Deployment.open(moto, synthesised(name), name, parameters);
  });
  afterAll(() => deployment.close());

  const typesOf = (ids: readonly string[]) => ids.map((id) => deployment.stack.typeOf(id)).toSorted();

  it('has each type in the way that moto has for it', () => {
    expect(deployment.stack.ways).toEqual({ asStack, throughApi, nowhere });
  });

  it('goes through the API only where nothing that can be used comes of a stack', async () => {
    const { stack, clients } = deployment;
    const ids = stack.logicalIds.filter((id) => throughApi.includes(stack.typeOf(id)));
    const Resources = ids.map((id) => [id, { Type: stack.typeOf(id), Properties: stack.expected(id) }]);
    const StackName = `${name}-unknown`;
    const TemplateBody = JSON.stringify({ Resources: Object.fromEntries(Resources) });
    await clients.cloudFormation.send(new CreateStackCommand({ StackName, TemplateBody }));
    const { StackResourceSummaries = [] } = await clients.cloudFormation.send(
      new ListStackResourcesCommand({ StackName }),
    );
    expect(ids.length).toBeGreaterThan(throughApi.length);
    expect(StackResourceSummaries.filter(({ PhysicalResourceId }) => PhysicalResourceId)).toEqual([]);
  });

  it('names every property that does not arrive by itself', () => {
    const { Resources } = deployment.template;
    const named = (choose: (type: string) => readonly string[]) =>
      unique(
        Object.values(Resources).flatMap(({ Type, Properties = {} }) =>
          choose(Type).flatMap((property) => (property in Properties ? [`${Type} ${property}`] : [])),
        ),
      );
    expect(named((type) => Object.keys(resourceTypes[type]?.spoilt ?? {}))).toEqual(spoilt);
    expect(named((type) => resourceTypes[type]?.unkept ?? [])).toEqual(unkept);
  });

  it('makes every resource as it says, which the service itself confirms', async () => {
    const { stack, template } = deployment;
    const wanted = Object.entries(template.Resources).filter(
      ([, { Condition, Type }]) => stack.holds(Condition) && !nowhere.includes(Type),
    );
    expect(stack.logicalIds.toSorted()).toEqual(wanted.map(([id]) => id).toSorted());
    expect(stack.logicalIds.length).toBeGreaterThan(fewestResources);
    expect(await differences(stack)).toEqual([]);
  });

  it('removes all of them but what outlives it', async () => {
    const { stack } = deployment;
    await stack.delete();
    const isKept = await Promise.all(stack.logicalIds.map((id) => stack.isThere(id)));
    const kept = stack.logicalIds.filter((_, at) => isKept[at]);
    expect(typesOf(kept)).toEqual(retained);
  });
});
