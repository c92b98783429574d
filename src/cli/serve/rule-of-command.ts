import { compilePattern } from '../../pattern/compile-pattern.ts';
import { PatternError } from '../../pattern/pattern-error.ts';
import { nameOfCommand, type ReadRule, readRule } from '../../workbench/rules/read-rules.ts';
import { UserError } from '../io.ts';
import type { ServeOptions } from './serve-options.ts';

/** Matches every event. */
const everything = '{"source":[{"prefix":""}]}';

/** The rule that `--forward` makes, where it is given. @throws {UserError} */
export function ruleOfCommand(
  { forward, pattern = everything, as }: ServeOptions,
  cwd: string,
): ReadRule | undefined {
  if (forward === undefined) return undefined;
  try {
    compilePattern(pattern);
  } catch (error) {
    if (error instanceof PatternError) throw new UserError(`--pattern: ${error.message}`);
    throw error;
  }
  const target = JSON.stringify({ url: forward, as });
  const rule = readRule(nameOfCommand, `{"pattern":${pattern},"target":${target}}`, {
    ofRules: cwd,
    working: cwd,
  });
  if ('pattern' in rule) return rule;
  throw new UserError(rule.map((mistake) => mistake.replace('.target.url', '--forward')).join('\n'));
}
