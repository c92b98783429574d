import { Token } from 'aws-cdk-lib';
import { ManagedPolicy, type Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { EndpointProps } from './endpoint-props.ts';
import { secretName } from './endpoint-secrets.ts';

/** How many bytes CDK takes an ARN for that only CloudFormation knows, when it splits policies; 150 of itself. */
const estimate = '@aws-cdk/aws-iam.arnSizeEstimate';
const leastBytes = 150;
/** The quota of IAM, unless it was raised: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const mostPolicies = 10;

/**
 * Has policies split by how long the ARNs of secrets will be. An ARN of a name that is not known at synthesis stays what CDK
 * takes it for: the environment has no room for many of these.
 * @param gateway has no children yet, or CDK would not listen
 */
export function reckonWithSecretArns(
  gateway: Construct,
  endpoints: Readonly<Record<string, EndpointProps<string>>>,
): void {
  const names = Object.entries(endpoints)
    .map(([id, { secret }]) => secret?.secretName ?? secretName(gateway, id))
    .filter((name) => !Token.isUnresolved(name));
  const wanted = Number(gateway.node.tryGetContext(estimate) ?? leastBytes);
  gateway.node.setContext(estimate, Math.max(wanted, ...names.map(longestArn)));
}

/** Synthesis fails where IAM would not attach the policies that a role was split into. CDK only warns. */
export function limitPolicies(role: Role): void {
  role.node.addValidation({
    validate: () => {
      const policies = role.node.children.filter((child) => child instanceof ManagedPolicy);
      if (policies.length <= mostPolicies) return [];
      return [
        `the role of the function would need ${policies.length} managed policies, IAM attaches ${mostPolicies}: the secrets of ` +
          'so many endpoints do not fit; give stack and endpoints shorter names, or split the gateway',
      ];
    },
  });
}

function longestArn(name: string): number {
  return Buffer.byteLength(`arn:aws-us-gov:secretsmanager:ap-southeast-1:123456789012:secret:${name}-AbCdEf`);
}
