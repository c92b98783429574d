import { functionIn, isNothing } from './fold.ts';
import { Conditional, Existing, Expression, type Hcl, Text } from './hcl.ts';
import { oneLine } from './layout.ts';
import { snakeCase, wordsOf } from './naming.ts';
import type { Resource, Template } from './template.ts';
import { resourceTypes } from './types.ts';

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': 'data.aws_caller_identity.current.account_id',
  'AWS::Partition': 'data.aws_partition.current.partition',
  'AWS::Region': 'data.aws_region.current.region',
  'AWS::URLSuffix': 'data.aws_partition.current.dns_suffix',
  'AWS::StackName': 'var.name',
};

/** The template has six endpoints by number, the module one for each member of `var.endpoints`. */
const endpointParameters: Readonly<Record<string, string>> = {
  Endpoint1: 'each.key',
  Endpoint1Provider: 'each.value.provider',
};
const endpointSecret = 'Endpoint1WebhookSecret';

/** A template has a long text in one of these, and refers to it: it may not be long. Terraform has locals for that. */
export const textKeeper = 'AWS::SSM::Parameter';

export function isPerEndpoint(logicalId: string): boolean {
  return /Endpoint1(?:[A-Z]|$)/.test(logicalId.replace(/[0-9A-F]{8}$/, ''));
}

/** From CloudFormation's values to Terraform's. All that it does not know it throws an Error for. */
export class Translation {
  readonly #template: Template;
  readonly #isEach: boolean;

  /** @param isEach whether it is for a resource that there is one of for each endpoint */
  constructor(template: Template, isEach: boolean) {
    this.#template = template;
    this.#isEach = isEach;
  }

  value(value: unknown): Hcl {
    if (value instanceof Expression) return value;
    if (Array.isArray(value)) return this.#list(value);
    if (typeof value !== 'object' || value === null) return value as string | number | boolean | null;
    const [name, argument] = functionIn(value) ?? [];
    if (name === undefined) {
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, this.value(member)]));
    }
    if (isNothing(value)) return null;
    if (name === 'Fn::If') return this.#conditional(argument as [string, unknown, unknown]);
    if (name === 'Ref') return new Expression(this.reference(String(argument)));
    if (name === 'Fn::GetAtt') return this.#attribute(...(argument as [string, string]));
    const parts = this.partsOf(value).map((part) => (typeof part === 'string' ? part : this.value(part)));
    return joined(parts);
  }

  /** Of a text: what is written, and functions of CloudFormation between it. */
  partsOf(value: unknown): unknown[] {
    if (typeof value === 'string') return [value];
    const [name, argument] = functionIn(value) ?? [];
    if (name === 'Fn::Sub' && typeof argument === 'string') {
      return substituted(argument).flatMap((part) => this.partsOf(part));
    }
    if (name === 'Fn::GetAtt' && this.#keeps(argument as readonly string[])) {
      return this.partsOf(this.#template.Resources[(argument as [string])[0]]?.Properties?.Value);
    }
    if (name !== 'Fn::Join') return [value];
    const [separator, parts] = argument as [string, unknown[]];
    if (separator !== '') throw new Error(`Fn::Join with "${separator}"`);
    return parts.flatMap((part) => this.partsOf(part));
  }

  /** @param name of a condition */
  condition(name: string): string {
    return this.#truth(this.#template.Conditions?.[name]);
  }

  /** @param attribute `Ref`, or what `Fn::GetAtt` gets */
  reference(name: string, attribute = 'Ref'): string {
    const resource = this.#template.Resources[name];
    if (resource) return `${this.#address(name, resource)}.${attributeOf(resource, attribute).name}`;
    const endpoint = this.#isEach ? endpointParameters[name] : undefined;
    const found = pseudoParameters[name] ?? endpoint;
    if (found !== undefined) return found;
    if (!this.#template.Parameters[name] || /^Endpoint1|^Code/.test(name))
      throw new Error(`a Ref to ${name}`);
    return `var.${snakeCase(name)}`;
  }

  #keeps([id = '', attribute]: readonly string[]): boolean {
    return this.#template.Resources[id]?.Type === textKeeper && attribute === 'Value';
  }

  #attribute(name: string, attribute: string): Hcl {
    const expression = new Expression(this.reference(name, attribute));
    const { suffix } = attributeOf(this.#template.Resources[name] as Resource, attribute);
    return suffix === '' ? expression : new Text([expression, suffix]);
  }

  #address(id: string, resource: Resource): string {
    const { Type, Condition } = resource;
    const address = `${resourceTypes[Type]?.resource}.${snakeCase(wordsOf(Type, id))}`;
    if (isPerEndpoint(id) && !this.#isEach) throw new Error(`${id}, one for each endpoint, in one for all`);
    if (isPerEndpoint(id)) return `${address}[each.key]`;
    return Condition === undefined ? address : `${address}[0]`;
  }

  #list(list: readonly unknown[]): Hcl {
    if (list.some(isEndpointSecret)) {
      if (list.length > 1) throw new Error('a list of the secrets of all endpoints, and of something else');
      return new Expression('values(local.secret_arns)');
    }
    const members = list.map((member) => this.value(member));
    return members.some(mayBeNothing) ? new Existing(members) : members;
  }

  #conditional([condition, yes, no]: readonly [string, unknown, unknown]): Conditional {
    return new Conditional(this.condition(condition), this.value(yes), this.value(no));
  }

  #truth(expression: unknown): string {
    const [name, argument] = functionIn(expression) ?? [];
    const all = () => (argument as unknown[]).map((one) => this.#truth(one));
    if (name === 'Condition') return `(${this.condition(String(argument))})`;
    if (name === 'Fn::Or') return `(${all().join(' || ')})`;
    if (name === 'Fn::And') return `(${all().join(' && ')})`;
    if (name === 'Fn::Equals') return this.#comparison(argument as unknown[], '==');
    if (name !== 'Fn::Not') throw new Error(`a condition with ${name}`);
    const [negated] = argument as [unknown];
    const [inner, compared] = functionIn(negated) ?? [];
    return inner === 'Fn::Equals' ? this.#comparison(compared as unknown[], '!=') : `!${all()[0]}`;
  }

  #comparison(values: readonly unknown[], operator: string): string {
    return values.map((value) => oneLine(this.value(value))).join(` ${operator} `);
  }
}

export function isEndpointSecret(value: unknown): boolean {
  const [name, argument] = functionIn(value) ?? [];
  return name === 'Ref' && argument === endpointSecret;
}

function mayBeNothing(value: Hcl): boolean {
  return value instanceof Conditional && (value.yes === null || value.no === null);
}

function attributeOf({ Type }: Resource, attribute: string): { name: string; suffix: string } {
  const found = resourceTypes[Type]?.attributes[attribute];
  if (found === undefined)
    throw new Error(`${attribute} of ${Type}: scripts/terraform/types does not name it`);
  return typeof found === 'string' ? { name: found, suffix: '' } : found;
}

/** `${Name}` and `${Name.Attribute}` in a text; `${!` stands for `${`. */
function substituted(text: string): unknown[] {
  const parts = text.split(/(\$\{[^!}][^}]*\})/).filter((part) => part !== '');
  return parts.map((part) => {
    if (!/^\$\{[^!]/.test(part)) return part.replaceAll('${!', '${');
    const [id = '', ...attribute] = part.slice(2, -1).split('.');
    return attribute.length === 0 ? { Ref: id } : { 'Fn::GetAtt': [id, attribute.join('.')] };
  });
}

function joined(parts: readonly Hcl[]): Hcl {
  const flat = parts.flatMap((part): (string | Expression)[] => {
    if (part instanceof Text) return [...part.parts];
    if (typeof part === 'string' || part instanceof Expression) return [part];
    const line = oneLine(part);
    if (line === undefined) throw new Error('a text with a value in it that is none');
    return [new Expression(line)];
  });
  return flat.length === 1 && typeof flat[0] === 'string' ? flat[0] : new Text(flat);
}
