import type { IStackSynthesizer, Stack, StackProps } from 'aws-cdk-lib';
import { explain } from '../findings.ts';
import { CompactSynthesizer } from './compact-synthesizer.ts';

export function templateProps(description: string): StackProps {
  // the cast: CDK is not compiled with exactOptionalPropertyTypes
  const synthesizer = new CompactSynthesizer() as IStackSynthesizer;
  return { description, synthesizer, analyticsReporting: false };
}

/** W1030 is about parameters that may be empty, with what CloudFormation would not take. */
const whyEmpty = 'Rules of the template refuse an empty secret where one is needed.';

/** Of the secrets of a template, once, and not beside each: a template may not be long. */
export function explainSecrets(stack: Stack): void {
  const config = { ignore_checks: ['W1030'] };
  stack.templateOptions.metadata = { 'cfn-lint': { config, reason: whyEmpty } };
  // CDK's own validation, which knows these rules too
  const byCdk = (rule: string, reason: string) => ({ ids: [`CloudFormation-Validate::${rule}`], reason });
  explain(
    stack,
    byCdk('W1030', whyEmpty),
    byCdk('W2509', 'The ARN of a secret is no secret, although its name ends so.'),
    byCdk('W1001', 'The condition of a secret decides between it and an ARN.'),
    byCdk('W1028', 'A secret of an endpoint that is there may not be made, where its ARN is given.'),
  );
}
