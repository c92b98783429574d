import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

/**
 * A text that stands once, however many refer to it: a template may not be long, and of all that CloudFormation makes for
 * nothing, this alone says again what it was told.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html
 * @returns what stands for it
 */
export function keptText(scope: Construct, id: string, value: string): string {
  return new CfnParameter(scope, id, { type: 'String', value }).attrValue;
}

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: object }>>;
}

/** The same template with each kept text in all its places: for who compares texts, or has no Systems Manager. */
export function withTextsInPlace<T extends Template>(template: T): T {
  const resources = Object.entries(template.Resources);
  const texts = new Map<string, unknown>(
    resources
      .filter(([, { Type }]) => Type === 'AWS::SSM::Parameter')
      .map(([id, { Properties }]) => [`${id}.Value`, (Properties as { Value: unknown }).Value]),
  );
  const others = resources.filter(([id]) => !texts.has(`${id}.Value`));
  return inPlace({ ...template, Resources: Object.fromEntries(others) }, texts) as T;
}

function inPlace(value: unknown, texts: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((one) => inPlace(one, texts));
  if (typeof value !== 'object' || value === null) return value;
  const { 'Fn::GetAtt': attribute, 'Fn::Sub': text } = value as Record<string, unknown>;
  if (Array.isArray(attribute)) return texts.get(attribute.join('.')) ?? value;
  if (typeof text === 'string') return filledIn(text, texts);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inPlace(member, texts)]));
}

function filledIn(text: string, texts: ReadonlyMap<string, unknown>): unknown {
  const parts = text.split(/\$\{([^!}]*)\}/).map((part, at) => {
    if (at % 2 === 0) return part;
    return texts.get(part) ?? `\${${part}}`;
  });
  if (parts.every((part) => typeof part === 'string')) return { 'Fn::Sub': text };
  const joined = parts.map((part) => (typeof part === 'string' ? { 'Fn::Sub': part } : part));
  return { 'Fn::Join': ['', joined] };
}
