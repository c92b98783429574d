import type { Template } from './template.ts';

/** What a parameter is: a text, or one of which no more is known than that it is not empty. */
export type Known = ReadonlyMap<string, string | typeof given>;

export const given = Symbol('given');

/**
 * What is left of a template when some of its parameters are known: what they decide is decided, the rest stands as it did.
 * @throws {Error} for a section that it does not know
 */
export function fold(template: Template, known: Known): Template {
  const folding = new Folding(template, known);
  const left = <T>(entries: Readonly<Record<string, T>>, isLeft: (value: T, name: string) => boolean) =>
    Object.fromEntries(Object.entries(entries).filter(([name, one]) => isLeft(one, name)));
  const isThere = ({ Condition }: { readonly Condition?: string }) =>
    Condition === undefined || folding.condition(Condition) !== false;
  const mayAsk = ({ RuleCondition = true }) => folding.truth(RuleCondition) !== false;
  return {
    Parameters: left(template.Parameters, (_, name) => !known.has(name)),
    Conditions: left(template.Conditions ?? {}, (_, name) => folding.condition(name) === undefined),
    Rules: left(template.Rules ?? {}, mayAsk as (rule: { readonly RuleCondition?: unknown }) => boolean),
    Resources: folding.value(left(template.Resources, isThere)) as Template['Resources'],
    Outputs: folding.value(left(template.Outputs, isThere)) as Template['Outputs'],
  };
}

class Folding {
  readonly #template: Template;
  readonly #known: Known;

  constructor(template: Template, known: Known) {
    this.#template = template;
    this.#known = known;
  }

  /** @returns nothing where that is not decided */
  condition(name: string): boolean | undefined {
    return this.truth(this.#template.Conditions?.[name]);
  }

  truth(expression: unknown): boolean | undefined {
    if (typeof expression === 'boolean') return expression;
    const [name, argument] = functionIn(expression) ?? [];
    const all = () => (argument as unknown[]).map((one) => this.truth(one));
    if (name === 'Condition') return this.condition(String(argument));
    if (name === 'Fn::Not') return negated(all()[0]);
    if (name === 'Fn::Or') return some(all());
    if (name === 'Fn::And') return negated(some(all().map(negated)));
    if (name === 'Fn::Equals') return this.#areEqual(argument as [unknown, unknown]);
    throw new Error(`a condition with ${name ?? JSON.stringify(expression)}`);
  }

  value(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.value(one)).filter((one) => !isNothing(one));
    if (typeof value !== 'object' || value === null) return value;
    const [name, argument] = functionIn(value) ?? [];
    if (name === 'Fn::If') {
      const [condition, yes, no] = argument as [string, unknown, unknown];
      const decided = this.condition(condition);
      if (decided !== undefined) return this.value(decided ? yes : no);
    }
    const members = Object.entries(value)
      .filter(([key, one]) => key !== 'Condition' || !this.#isDecided(one))
      .map(([key, one]) => [key, this.value(one)] as const);
    // of a list of arguments, nothing may be left out
    if (name !== undefined) return { [name]: Array.isArray(argument) ? this.#arguments(argument) : argument };
    return Object.fromEntries(members.filter(([, one]) => !isNothing(one)));
  }

  /** A policy has conditions too, which are no names. */
  #isDecided(condition: unknown): boolean {
    return typeof condition === 'string' && this.condition(condition) !== undefined;
  }

  #arguments(list: readonly unknown[]): unknown[] {
    return list.map((one) => this.value(one));
  }

  #areEqual(values: readonly unknown[]): boolean | undefined {
    const [one, other] = values.map((value) => this.#text(value));
    if (one === undefined || other === undefined) return undefined;
    if (one !== given && other !== given) return one === other;
    return [one, other].includes('') ? false : undefined;
  }

  #text(value: unknown): string | typeof given | undefined {
    if (typeof value === 'string') return value;
    const [name, argument] = functionIn(value) ?? [];
    return name === 'Ref' ? this.#known.get(String(argument)) : undefined;
  }
}

/** @returns nothing for what is no function of CloudFormation */
export function functionIn(value: unknown): [name: string, argument: unknown] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [[name = '', argument] = [], ...others] = Object.entries(value);
  const isFunction = name === 'Condition' ? typeof argument === 'string' : /^(?:Ref$|Fn::)/.test(name);
  return isFunction && others.length === 0 ? [name, argument] : undefined;
}

export function isNothing(value: unknown): boolean {
  const [name, argument] = functionIn(value) ?? [];
  return name === 'Ref' && argument === 'AWS::NoValue';
}

function negated(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

function some(truths: readonly (boolean | undefined)[]): boolean | undefined {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}
