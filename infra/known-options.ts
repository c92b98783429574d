import { Token } from 'aws-cdk-lib';
import type { OptionDeclarations, Options } from '../src/domain/options.ts';

/**
 * The options of an endpoint as synthesis can judge them. What only CloudFormation knows, such as the ARN of a topic of the
 * same app, is taken for valid: the declared example stands for it.
 */
export function knownOptions(
  options: Options | undefined,
  declared: OptionDeclarations | undefined,
): Options | undefined {
  if (!Token.isUnresolved(JSON.stringify(options))) return options;
  const known = Object.entries(options ?? {}).map(([name, value]) => [
    name,
    Token.isUnresolved(value) ? declared?.[name]?.example : value,
  ]);
  return Object.fromEntries(known);
}
