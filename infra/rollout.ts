import { Annotations } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Alias, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { explain } from './findings.ts';
import { lookForAlarms, shiftAlias } from './permissions.ts';

/** How a new version takes over. */
export const rollouts = ['gradual', 'at-once'] as const;
export type Rollout = (typeof rollouts)[number];

/** Ids of the alarms that say that a version is bad: what senders hear, whatever the cause. */
const tellOfBadVersions = ['Errors', 'ServerErrors', 'Unavailable'];

/**
 * Moves the alias to a new version a tenth at a time, one a minute, so that cold starts come a tenth at a time too; back to
 * the old one, at once, when an alarm rings. CodeDeploy starts nothing while one of them does.
 * docs/adr/0026-concurrency-and-rollout.md
 */
export function rollOutGradually(
  scope: Construct,
  alias: Alias,
  lambda: LambdaFunction,
  alarms: readonly Alarm[],
): void {
  if (alias.version.version === '$LATEST') {
    Annotations.of(scope).addInfo(
      'New versions are rolled out at once: "live" is $LATEST, of which there is no old one to shift from, since names come ' +
        'from a parameter or an import: docs/adr/0018-what-makes-a-new-version.md',
    );
    return;
  }
  const role = new Role(scope, 'RolloutRole', {
    assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
    // in the role itself: a policy beside it might come after the first deployment
    inlinePolicies: {
      Shift: new PolicyDocument({
        statements: [shiftAlias(lambda.functionArn, alias.aliasName), lookForAlarms()],
      }),
    },
  });
  new LambdaDeploymentGroup(scope, 'Rollout', {
    alias,
    alarms: alarms.filter(({ node }) => tellOfBadVersions.includes(node.id)),
    deploymentConfig: LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE,
    // CDK would add a policy of AWS that reaches every function
    role: role.withoutPolicyUpdates(),
  });
  explain(role, {
    ids: ['AwsSolutions-IAM5[Resource::*]'],
    reason: 'CodeDeploy looks at alarms as it likes, and AWS allows it that with no resource either.',
  });
}
