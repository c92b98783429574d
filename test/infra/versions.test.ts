import { describe, expect, it } from '@jest/globals';
import {
  Aws,
  CfnCondition,
  CfnDynamicReference,
  CfnDynamicReferenceService,
  CfnParameter,
  CustomResource,
  Fn,
  Stack,
} from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { WebhookGatewayProps } from '../../infra/webhook-gateway.ts';
import { gatewayStack, ofType, only, type Template } from './support/synthesised.ts';

const github = { github: { provider: 'github' } } as const;
const env = { account: '123456789012', region: 'eu-west-1' };

// the casts below: CDK is not compiled with exactOptionalPropertyTypes
const onBus = (bus: EventBus): WebhookGatewayProps => ({ endpoints: github, bus: bus as IEventBus });

function synthesise(props: (stack: Stack) => WebhookGatewayProps): Template {
  return gatewayStack(props).synthesise();
}

/** By the function that an alias leads to: the logical id of its version, or `$LATEST`. */
function servingIn(template: Template): Readonly<Record<string, string>> {
  const aliases = ofType(template, 'AWS::Lambda::Alias').map(([, { Properties }]) => {
    const { FunctionName, FunctionVersion } = Properties as Record<string, unknown>;
    const [, lambda = ''] = /Gateway(Handler|Redrive|Check)Function/.exec(JSON.stringify(FunctionName)) ?? [];
    const { 'Fn::GetAtt': [version] = [FunctionVersion] } = FunctionVersion as { 'Fn::GetAtt'?: [string] };
    return [lambda, String(version)];
  });
  return Object.fromEntries(aliases);
}

function functionsIn(template: Template): readonly string[] {
  return ofType(template, 'AWS::Lambda::Function').map(([, resource]) => JSON.stringify(resource));
}

type Named = (stack: Stack, name: string) => WebhookGatewayProps;

/** Nothing but the name of something that the same app makes. */
const renamed: Readonly<Record<string, Named>> = {
  'a bus': (stack, eventBusName) => onBus(new EventBus(stack, 'Orders', { eventBusName })),
  'the bus of an endpoint': (stack, eventBusName) => {
    const bus = new EventBus(stack, 'Orders', { eventBusName }) as IEventBus;
    return { endpoints: { github: { provider: 'github', bus } } };
  },
  'a secret': (stack, secretName) => {
    const secret = new Secret(stack, 'Ours', { secretName }) as ISecret;
    return { endpoints: { github: { provider: 'github', secret } } };
  },
  'what a bus is called after': (stack, secretName) => {
    const { secretArn } = new Secret(stack, 'Ours', { secretName });
    return onBus(new EventBus(stack, 'Orders', { eventBusName: Fn.select(6, Fn.split(':', secretArn)) }));
  },
  'a bus of another stack': (stack, eventBusName) => {
    const { node } = stack;
    return onBus(new EventBus(new Stack(node.scope as Stack, 'Buses', { env }), 'Orders', { eventBusName }));
  },
};

describe.each(Object.entries(renamed))('when %s gets another name', (_, props) => {
  const before = synthesise((stack) => props(stack, 'orders'));
  const after = synthesise((stack) => props(stack, 'payments'));

  it('there is a new version of what receives and of what checks', () => {
    expect(Object.keys(servingIn(before))).toEqual(['Check', 'Handler']);
    for (const [lambda, version] of Object.entries(servingIn(before))) {
      expect(version).toMatch(/CurrentVersion/);
      expect(servingIn(after)[lambda]).toMatch(/CurrentVersion/);
      expect(servingIn(after)[lambda]).not.toBe(version);
    }
  });

  it('the functions differ too, since Lambda publishes no version of one that has not changed', () => {
    const unchanged = functionsIn(after).filter((one) => functionsIn(before).includes(one));
    expect(unchanged).toEqual([expect.stringContaining('"index.redrive"')]);
  });
});

it('there is no new version when nothing changes', () => {
  const props: Named = (stack, eventBusName) => onBus(new EventBus(stack, 'Orders', { eventBusName }));
  const [one, other] = [1, 2].map(() => servingIn(synthesise((stack) => props(stack, 'orders'))));
  expect(other).toEqual(one);
});

/** What a template cannot know: a bus that is called otherwise leaves it as it is. */
const late: Readonly<Record<string, (stack: Stack) => WebhookGatewayProps>> = {
  'a parameter': (stack) => {
    const name = new CfnParameter(stack, 'Name').valueAsString;
    return { endpoints: github, bus: EventBus.fromEventBusName(stack, 'Orders', name) };
  },
  'a parameter that names what the app makes': (stack) => {
    return onBus(
      new EventBus(stack, 'Orders', { eventBusName: new CfnParameter(stack, 'Name').valueAsString }),
    );
  },
  'an import': (stack) => ({
    endpoints: {
      github: {
        provider: 'github',
        secret: Secret.fromSecretCompleteArn(stack, 'Ours', Fn.importValue('SecretArn')),
      },
    },
  }),
  'a parameter of Systems Manager': (stack) => {
    const name = StringParameter.valueForStringParameter(stack, '/orders/bus');
    return { endpoints: github, bus: EventBus.fromEventBusName(stack, 'Orders', name) };
  },
  'a custom resource': (stack) => {
    const custom = new CustomResource(stack, 'Custom', { serviceToken: 'arn:aws:sns:eu-west-1:1:topic' });
    return {
      endpoints: github,
      bus: EventBus.fromEventBusName(stack, 'Orders', custom.getAttString('BusName')),
    };
  },
  'a dynamic reference': (stack) => {
    const name = new CfnDynamicReference(CfnDynamicReferenceService.SSM, '/orders/bus').toString();
    return { endpoints: github, bus: EventBus.fromEventBusName(stack, 'Orders', name) };
  },
  'a condition': (stack) => {
    const isBusy = new CfnCondition(stack, 'IsBusy', { expression: Fn.conditionEquals(Aws.REGION, 'x') });
    const name = Fn.conditionIf(isBusy.logicalId, 'orders', 'payments').toString();
    return { endpoints: github, bus: EventBus.fromEventBusName(stack, 'Orders', name) };
  },
  'the network of an import': (stack) => ({
    endpoints: github,
    vpc: Vpc.fromVpcAttributes(stack, 'Network', {
      vpcId: 'vpc-1',
      availabilityZones: ['eu-west-1a'],
      privateSubnetIds: [Fn.importValue('SubnetId')],
    }),
  }),
};

describe.each(Object.entries(late))('when %s decides', (_, props) => {
  it('what receives and what checks is what was configured last', () => {
    const template = synthesise(props);
    expect(servingIn(template)).toEqual({ Handler: '$LATEST', Check: '$LATEST' });
    expect(ofType(template, 'AWS::Lambda::Version')).toEqual([]);
  });
});

it('the scheduled check runs as what is live, and not as what was configured last', () => {
  const template = synthesise(() => ({ endpoints: github }));
  const rules = ofType(template, 'AWS::Events::Rule').map(([, { Properties }]) => Properties);
  const schedule = rules.find(({ ScheduleExpression }) => ScheduleExpression);
  const [{ Arn }] = (schedule as { Targets: unknown }).Targets as [{ Arn: { Ref: string } }];
  expect(template.Resources[Arn.Ref]).toMatchObject({
    Type: 'AWS::Lambda::Alias',
    Properties: { Name: 'live', FunctionName: { Ref: expect.stringContaining('CheckFunction') } },
  });
});

it('descriptions fit, and go on saying what the function does', () => {
  const { Description } = only(
    synthesise(() => ({ endpoints: github })),
    'AWS::Lambda::Function',
    'HooksGatewayHandler',
  ).Properties;
  expect(Description).toMatch(/^Receives webhooks, .* Configured with [0-9a-f]{12}\.$/);
  expect(String(Description).length).toBeLessThanOrEqual(256);
});
