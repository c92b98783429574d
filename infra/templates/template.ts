import { CfnParameter, type IStackSynthesizer, type StackProps } from 'aws-cdk-lib';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledgeRotation } from '../endpoint-secrets.ts';
import { CompactSynthesizer } from './compact-synthesizer.ts';

export function templateProps(description: string): StackProps {
  // the cast: CDK is not compiled with exactOptionalPropertyTypes
  const synthesizer = new CompactSynthesizer() as IStackSynthesizer;
  return { description, synthesizer, analyticsReporting: false };
}

/**
 * A secret of somebody else, which CloudFormation shows to nobody: it says `****` instead, and tools that read a stack
 * and write it back would make a secret of that. https://github.com/hashicorp/terraform-provider-aws/issues/29405
 * @param props what it may be beyond that: empty, where it has the default ''
 */
export function secretParameter(
  scope: Construct,
  id: string,
  props: { readonly description: string; readonly default?: '' },
): CfnParameter {
  const notOnlyAsterisks = '[\\s\\S]*[^*\\s][\\s\\S]*';
  return new CfnParameter(scope, id, {
    ...props,
    noEcho: true,
    allowedPattern: props.default === undefined ? `^${notOnlyAsterisks}$` : `^(${notOnlyAsterisks})?$`,
    constraintDescription: 'must be the secret itself, not **** for it.',
  });
}

/** A changed parameter makes a new version; the old value goes on verifying for a day, as `AWSPREVIOUS`. */
export function secretOf(scope: Construct, id: string, { valueAsString }: CfnParameter): CfnSecret {
  const secret = new CfnSecret(scope, id, {
    description: 'What the sender signs with, for Sallyport.',
    secretString: valueAsString,
  });
  acknowledgeRotation(secret);
  return secret;
}
