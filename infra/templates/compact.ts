import { shortDashboard } from './short-dashboard.ts';

/**
 * The same template in fewer bytes: CDK joins texts with what CloudFormation fills in, and `Fn::Sub` says that in less; and what
 * goes with its stack does so by default. CloudFormation takes 51,200 bytes of a template that is not in S3.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export function compact(template: unknown): unknown {
  if (Array.isArray(template)) return template.map(compact);
  if (typeof template !== 'object' || template === null) return template;
  const entries = Object.entries(template).map(([key, value]) => [key, compact(value)] as const);
  const [[key, argument] = [], ...others] = entries;
  if (key === 'Fn::Join' && others.length === 0) {
    const [separator, parts] = argument as [string, unknown[]];
    if (Array.isArray(parts) && separator === '') return joined(parts);
  }
  return Object.fromEntries(
    entries
      .filter(([name, value]) => !(policies.test(name) && value === 'Delete'))
      .map(([name, value]) => [name, name === dashboard ? short(value) : value]),
  );
}

/** What `Fn::Sub` cannot say stays in a list, and between it each run of what it can say becomes one, where that is less. */
function joined(parts: readonly unknown[]): unknown {
  if (parts.every(isSayable)) return substitution(parts);
  const runs: unknown[][] = [];
  for (const part of parts) {
    const run = runs.at(-1);
    if (run && isSayable(run[0]) && isSayable(part)) run.push(part);
    else runs.push([part]);
  }
  const pieces = runs.flatMap((run) => {
    const isLess = isSayable(run[0]) && lengthOf([substitution(run)]) < lengthOf(run);
    return isLess ? [substitution(run)] : run;
  });
  return { 'Fn::Join': ['', pieces] };
}

function substitution(parts: readonly unknown[]): unknown {
  return { 'Fn::Sub': parts.map(asSubstitution).join('') };
}

function isSayable(part: unknown): boolean {
  return asSubstitution(part) !== undefined;
}

function lengthOf(value: unknown): number {
  return JSON.stringify(value).length;
}

const dashboard = 'DashboardBody';

function short(body: unknown): unknown {
  const { 'Fn::Sub': text } = body as { readonly 'Fn::Sub'?: string };
  return text === undefined ? body : { 'Fn::Sub': shortDashboard(text) };
}

const policies = /^(?:Deletion|UpdateReplace)Policy$/;

/** @returns nothing for what `Fn::Sub` cannot say */
function asSubstitution(part: unknown): string | undefined {
  if (typeof part === 'string') return part.replaceAll('${', '${!');
  const { Ref: name, 'Fn::GetAtt': attribute } = part as { Ref?: string; 'Fn::GetAtt'?: string[] };
  if (attribute) return `\${${attribute.join('.')}}`;
  return name === undefined || name === 'AWS::NoValue' ? undefined : `\${${name}}`;
}
