import { type ParameterValues, parametersOf } from './parameters.ts';
import { type Template, TemplateRefused } from './template.ts';

const functions: Readonly<Record<string, (scope: Scope, value: never) => unknown>> = {
  Ref: (scope, name: string) => scope.ref(name),
  'Fn::GetAtt': (scope, [id, attribute]: [string, string]) => scope.attribute(id, attribute),
  'Fn::If': (scope, [name, ...branches]: [string, unknown, unknown]) =>
    scope.resolve(branches[scope.holds(name) ? 0 : 1]),
  'Fn::Not': (scope, [expression]: [unknown]) => !scope.isTrue(expression),
  'Fn::And': (scope, expressions: unknown[]) => expressions.every((one) => scope.isTrue(one)),
  'Fn::Or': (scope, expressions: unknown[]) => expressions.some((one) => scope.isTrue(one)),
  'Fn::Contains': (scope, [list, value]: [unknown[], unknown]) =>
    (scope.resolve(list) as unknown[]).includes(scope.resolve(value)),
  'Fn::Equals': (scope, values: unknown[]) => {
    const [one, other] = scope.resolve(values) as [unknown, unknown];
    return one === other;
  },
  'Fn::Join': (scope, [separator, parts]: [string, unknown[]]) => {
    const resolved = scope.resolve(parts) as unknown[];
    return isKnown(resolved) ? resolved.join(separator) : { 'Fn::Join': [separator, resolved] };
  },
  'Fn::Select': (scope, [at, list]: [number, unknown]) => {
    const texts = scope.resolve(list);
    return isKnown(texts) ? (texts as unknown[])[at] : { 'Fn::Select': [at, texts] };
  },
  'Fn::Split': (scope, [separator, text]: [string, unknown]) => {
    const whole = scope.resolve(text);
    return isKnown(whole) ? String(whole).split(separator) : { 'Fn::Split': [separator, whole] };
  },
  'Fn::Sub': substituted,
};

const noValue = 'AWS::NoValue';

/** `${Name}` and `${Name.Attribute}` in a text; `${!` stands for `${`. */
function substituted(scope: Scope, text: string): unknown {
  const parts = text.split(/(\$\{[^!].*?\})/).map((part) => {
    if (!/^\$\{[^!]/.test(part)) return part.replaceAll('${!', '${');
    const [id = '', attribute] = part.slice(2, -1).split('.');
    return attribute === undefined ? scope.ref(id) : scope.attribute(id, attribute);
  });
  return isKnown(parts) ? parts.join('') : { 'Fn::Join': ['', parts] };
}

/** What the names in a template stand for. What is not known yet stays the expression that it is. */
export class Scope {
  readonly #template: Template;
  readonly #refs: Map<string, string>;
  readonly #attributes = new Map<string, string>();

  /** @throws {TemplateRefused} where a rule of the template does */
  constructor(template: Template, given: ParameterValues, pseudo: ParameterValues) {
    this.#template = template;
    this.#refs = new Map(Object.entries({ ...parametersOf(template, given), ...pseudo }));
    for (const { RuleCondition: condition, Assertions } of Object.values(template.Rules ?? {})) {
      if (condition !== undefined && !this.isTrue(condition)) continue;
      const broken = Assertions.find(({ Assert }) => !this.isTrue(Assert));
      if (broken) throw new TemplateRefused(broken.AssertDescription);
    }
  }

  define(id: string, ref: string, attributes: ParameterValues = {}): void {
    this.#refs.set(id, ref);
    for (const [name, value] of Object.entries(attributes)) this.#attributes.set(`${id}.${name}`, value);
  }

  ref(name: string): unknown {
    return name === noValue ? undefined : (this.#refs.get(name) ?? { Ref: name });
  }

  attribute(id: string, name: string): unknown {
    return this.#attributes.get(`${id}.${name}`) ?? { 'Fn::GetAtt': [id, name] };
  }

  /** @param condition absent: there is nothing to hold */
  holds(condition: string | undefined): boolean {
    return condition === undefined || this.isTrue(this.#template.Conditions?.[condition]);
  }

  isTrue(expression: unknown): boolean {
    const { Condition } = Object(expression) as { readonly Condition?: unknown };
    if (typeof Condition === 'string') return this.holds(Condition);
    const value = this.resolve(expression);
    if (typeof value !== 'boolean') throw new TypeError(`not a condition: ${JSON.stringify(expression)}`);
    return value;
  }

  resolve(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.resolve(item)).filter((item) => item !== undefined);
    }
    if (typeof value !== 'object' || value === null) return value;
    const [name, argument] = Object.entries(value)[0] ?? [];
    if (isFunction(value) && name !== undefined) {
      const call = functions[name];
      if (!call) throw new TypeError(`the loader does not know ${name}`);
      return call(this, argument as never);
    }
    const entries = Object.entries(value).map(([key, member]) => [key, this.resolve(member)]);
    return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
  }
}

/** Whether nothing in it waits for a resource. */
export function isKnown(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return !isFunction(value) && Object.values(value).every(isKnown);
}

function isFunction(value: object): boolean {
  const [name, ...more] = Object.keys(value);
  return name !== undefined && more.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
}
