import { Aws, CfnCondition, CfnParameter, type CfnRuleAssertion, Fn } from 'aws-cdk-lib';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { explainSecret } from '../endpoint-secrets.ts';

interface TemplateSecretProps {
  /** Of the secret itself; that of its ARN ends with `Arn` besides. */
  readonly parameter: string;
  /** Who signs with it. */
  readonly sender: string;
  /** Of the condition that it is made under. */
  readonly made: string;
  /** Under which somebody needs it. Absent: always. */
  readonly needed?: CfnCondition | undefined;
}

/** A secret that the template makes of a parameter, or one that is there, whose ARN is given instead. */
export interface TemplateSecret {
  readonly arn: string;
  /** The same, in a list: nothing where nobody needs it. */
  readonly listed: string;
  readonly isGivenOnce: CfnRuleAssertion;
}

/** A changed parameter makes a new version; the old value goes on verifying for a day, as `AWSPREVIOUS`. */
export function templateSecret(scope: Construct, id: string, props: TemplateSecretProps): TemplateSecret {
  const { parameter, sender, needed } = props;
  const value = secretParameter(scope, parameter, `What ${sender} signs with.`);
  const arn = arnParameter(scope, `${parameter}Arn`, 'Or the ARN of a secret with that.');
  const isNone = Fn.conditionEquals(arn, '');
  const made = new CfnCondition(scope, props.made, {
    expression: needed ? Fn.conditionAnd(needed, isNone) : isNone,
  });
  const secret = new CfnSecret(scope, id, { description: 'For Sallyport.', secretString: value });
  secret.cfnOptions.condition = made;
  explainSecret(secret);
  const either = (given: string) => Fn.conditionIf(made.logicalId, secret.ref, given).toString();
  return {
    arn: either(arn),
    listed: either(needed ? Fn.conditionIf(needed.logicalId, arn, Aws.NO_VALUE).toString() : arn),
    isGivenOnce: {
      // they are equal only where both are empty
      assert: Fn.conditionAnd(
        Fn.conditionNot(Fn.conditionEquals(value, arn)),
        Fn.conditionContains([value, arn], ''),
      ),
      assertDescription: `give ${parameter} or ${parameter}Arn, and not both`,
    },
  };
}

/**
 * A secret of somebody else, which CloudFormation shows to nobody: it says `****` instead, and tools that read a stack
 * and write it back would make a secret of that. https://github.com/hashicorp/terraform-provider-aws/issues/29405
 */
function secretParameter(scope: Construct, id: string, description: string): string {
  const notOnlyAsterisks = '[\\s\\S]*[^*\\s][\\s\\S]*';
  return new CfnParameter(scope, id, {
    description,
    default: '',
    noEcho: true,
    allowedPattern: `^(${notOnlyAsterisks})?$`,
    constraintDescription: 'must be the secret itself, not **** for it.',
  }).valueAsString;
}

/**
 * Whole, for Secrets Manager; without wildcards, which a policy would obey; and not longer than the environment of a function
 * has room for.
 */
function arnParameter(scope: Construct, id: string, description: string): string {
  const name = '[\\w/+=.@-]{1,180}-\\w{6}';
  return new CfnParameter(scope, id, {
    description,
    default: '',
    allowedPattern: `^(arn:[\\w-]+:secretsmanager:[\\w-]+:\\d{12}:secret:${name})?$`,
  }).valueAsString;
}
