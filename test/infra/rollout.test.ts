import { describe, expect, it } from '@jest/globals';
import { CfnParameter } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import {
  gatewayStack,
  ofType,
  only,
  standAlone,
  type Template,
  templateNames,
} from './support/synthesised.ts';

const endpoints = { github: { provider: 'github' } } as const;
const gradual = gatewayStack().synthesise();
const atOnce = gatewayStack(() => ({ endpoints, rollout: 'at-once' })).synthesise();

function aliasIn(template: Template) {
  const [[id, alias] = []] = ofType(template, 'AWS::Lambda::Alias').filter(([one]) =>
    /Live[0-9A-F]{8}$/.test(one),
  );
  return { id, policy: (alias as { UpdatePolicy?: unknown } | undefined)?.UpdatePolicy };
}

function codeDeployIn(template: Template): readonly string[] {
  return Object.values(template.Resources).flatMap(({ Type }) =>
    Type.startsWith('AWS::CodeDeploy') ? [Type] : [],
  );
}

describe('a new version', () => {
  it('takes over a tenth at a time, one a minute', () => {
    const [[group] = []] = ofType(gradual, 'AWS::CodeDeploy::DeploymentGroup');
    const [[application] = []] = ofType(gradual, 'AWS::CodeDeploy::Application');
    expect(aliasIn(gradual).policy).toEqual({
      CodeDeployLambdaAliasUpdate: {
        ApplicationName: { Ref: application },
        DeploymentGroupName: { Ref: group },
      },
    });
    expect(only(gradual, 'AWS::CodeDeploy::DeploymentGroup').Properties).toMatchObject({
      DeploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
    });
  });

  it('gives way to the old one when senders hear that deliveries fail', () => {
    const { AlarmConfiguration, AutoRollbackConfiguration } = only(
      gradual,
      'AWS::CodeDeploy::DeploymentGroup',
    ).Properties as {
      AlarmConfiguration: { Alarms: { Name: { Ref: string } }[] };
      AutoRollbackConfiguration: unknown;
    };
    const names = AlarmConfiguration.Alarms.map(({ Name }) =>
      Name.Ref.replace(/^HooksGatewayAlarms|[0-9A-F]{8}$/g, ''),
    );
    expect(names).toEqual(['Errors', 'ServerErrors', 'Unavailable']);
    expect(AlarmConfiguration).toMatchObject({ Enabled: true });
    expect(AutoRollbackConfiguration).toMatchObject({
      Events: expect.arrayContaining(['DEPLOYMENT_STOP_ON_ALARM']),
    });
  });

  it('is shifted to by a role that may do that to this alias and nothing else', () => {
    const { ManagedPolicyArns, Policies } = only(gradual, 'AWS::IAM::Role', 'HooksRolloutRole')
      .Properties as {
      ManagedPolicyArns?: unknown;
      Policies: { PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown }[] } }[];
    };
    expect(ManagedPolicyArns).toBeUndefined();
    const handler = { 'Fn::GetAtt': [expect.stringMatching(/HandlerFunction/), 'Arn'] };
    expect(Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)).toMatchObject([
      {
        Action: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
        Resource: [handler, { 'Fn::Join': ['', [handler, ':live']] }],
      },
      { Action: 'cloudwatch:DescribeAlarms', Resource: '*' },
    ]);
    expect(ofType(gradual, 'AWS::IAM::Policy').filter(([id]) => id.includes('Rollout'))).toEqual([]);
  });

  it('takes over at once where it is told so, and no alarm can hold it up', () => {
    expect(codeDeployIn(gradual).length).toBe(2);
    expect(codeDeployIn(atOnce)).toEqual([]);
    expect(aliasIn(atOnce)).toEqual({ id: aliasIn(gradual).id, policy: undefined });
  });

  it('takes over at once, with a word on why, where there is no old version to shift from', () => {
    const { hooks, synthesise } = gatewayStack((scope) => {
      const name = new CfnParameter(scope, 'Name').valueAsString;
      return { endpoints, bus: EventBus.fromEventBusName(scope, 'Orders', name) };
    });
    const template = synthesise();
    expect([codeDeployIn(template), aliasIn(template).policy]).toEqual([[], undefined]);
    const said = hooks.node.metadata.map(({ type, data }) => `${type} ${data}`);
    expect(said).toEqual([expect.stringMatching(/^aws:cdk:info .* rolled out at once: "live" is \$LATEST/)]);
  });

  it.each(templateNames)('takes over at once in the template %s, which has no alias', (name) => {
    expect(codeDeployIn(standAlone(name))).toEqual([]);
  });
});
