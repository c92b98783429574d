import type { ExportForm, RuleTarget } from '../api.ts';
import { orRefused } from '../refused-pattern.ts';
import { cdk } from './cdk.ts';
import { cloudformation } from './cloudformation.ts';
import { commandLine } from './command-line.ts';
import { destinationOf } from './destination.ts';
import { exportedPattern } from './exported-pattern.ts';
import { ruleNames } from './rule-names.ts';
import { terraform } from './terraform.ts';

/**
 * A rule for AWS, with a function as its target, as docs/from-hook-to-lambda.md has it, or with what takes the place there of
 * the target that it has here.
 * @throws {RefusedError} for a pattern that EventBridge or the form does not take
 */
export function exportRule(name: string, pattern: string, as: ExportForm, target?: RuleTarget): string {
  const names = ruleNames(name);
  const destination = destinationOf(target);
  const value = orRefused(() => exportedPattern(pattern));
  switch (as) {
    case 'cdk':
      return cdk(names, value, destination);
    case 'cloudformation':
      return cloudformation(names, value, destination);
    case 'terraform':
      return terraform(names, value, destination);
    case 'cli':
      return commandLine(names, pattern, destination);
  }
}
