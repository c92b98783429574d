import { readFileSync } from 'node:fs';
import { withTextsInPlace } from '../../../infra/templates/kept-text.ts';

export type Properties = Readonly<Record<string, unknown>>;

export interface Resource {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly Condition?: string;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
  readonly Metadata?: Properties;
}

export interface Parameter {
  readonly Default?: string | number;
  readonly NoEcho?: boolean;
  readonly AllowedPattern?: string;
  readonly ConstraintDescription?: string;
  readonly AllowedValues?: readonly string[];
  readonly MinLength?: number;
  readonly MaxLength?: number;
  readonly MinValue?: number;
}

interface Rule {
  readonly RuleCondition?: unknown;
  readonly Assertions: readonly { readonly Assert: unknown; readonly AssertDescription: string }[];
}

/** The sections that our templates have. */
export interface Template {
  readonly Parameters: Readonly<Record<string, Parameter>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Rules?: Readonly<Record<string, Rule>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}

/** One of those that `npm run synth` wrote. Of a text that it keeps once moto cannot say what it is. */
export function synthesised(name: string): Template {
  const file = new URL(`../../../dist/templates/${name}.template.json`, import.meta.url);
  return withTextsInPlace(JSON.parse(readFileSync(file, 'utf8')) as Template);
}

/** Thrown where CloudFormation would not even begin. */
export class TemplateRefused extends Error {}
