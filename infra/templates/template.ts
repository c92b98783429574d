import type { CfnParameter, IStackSynthesizer, StackProps } from 'aws-cdk-lib';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledgeRotation } from '../endpoint-secrets.ts';
import { CompactSynthesizer } from './compact-synthesizer.ts';

export function templateProps(description: string): StackProps {
  // the cast: CDK is not compiled with exactOptionalPropertyTypes
  const synthesizer = new CompactSynthesizer() as IStackSynthesizer;
  return { description, synthesizer, analyticsReporting: false };
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
