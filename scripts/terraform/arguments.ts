import { functionIn, isNothing } from './fold.ts';
import type { Form, Forms } from './form.ts';
import { Argument, Block, Call, type Entry, Expression, type Hcl } from './hcl.ts';
import { parsedText } from './json-text.ts';
import type { Translation } from './translation.ts';

/** The properties of a resource as what its block has in it. */
export class Arguments {
  readonly #translation: Translation;

  constructor(translation: Translation) {
    this.#translation = translation;
  }

  /** @throws {Error} with the name of the property, for one that `forms` does not have */
  of(properties: Readonly<Record<string, unknown>>, forms: Forms): Entry[] {
    return Object.entries(properties).flatMap(([name, value]) => {
      const form = forms[name];
      if (!form) throw new Error(`${name}: scripts/terraform/types does not say what Terraform calls it`);
      return within(name, () => this.#entriesOf(value, form));
    });
  }

  #entriesOf(value: unknown, form: Form): Entry[] {
    switch (form.as) {
      case 'value':
        return nested(form.name, this.#translation.value(value));
      case 'json':
        return [new Argument(form.name, new Call('jsonencode', this.#document(value)))];
      case 'only':
        return [new Argument(form.name, this.#translation.value(onlyOf(value)))];
      case 'map':
        return [new Argument(form.name, this.#map(value))];
      case 'block':
        return form.name === ''
          ? this.of(value as object as Record<string, unknown>, form.members)
          : [this.#block(value, form)];
      case 'blocks':
        return (value as unknown[]).map((one) => this.#block(one, form));
      case 'keys':
        return (value as { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[]).map(
          ({ AttributeName, KeyType }) => new Argument(form[KeyType], AttributeName),
        );
      case 'otherwise':
        return Object.entries(form.arguments).map(([name, text]) => new Argument(name, new Expression(text)));
    }
  }

  #document(value: unknown): Hcl {
    const parts = this.#translation.partsOf(value);
    const isText = parts.length > 1 || typeof parts[0] === 'string';
    return isText ? parsedText(this.#translation, parts) : this.#translation.value(value);
  }

  #map(value: unknown): Hcl {
    const pairs = value as readonly { readonly Name: string; readonly Value: unknown }[];
    return Object.fromEntries(pairs.map(({ Name, Value }) => [Name, this.#translation.value(Value)]));
  }

  /** One that is there on a condition is made by a list that is empty otherwise. */
  #block(value: unknown, form: Form & { as: 'block' | 'blocks' }): Block {
    const [name, argument] = functionIn(value) ?? [];
    if (name === undefined) return new Block(form.name, [], this.#body(value, form));
    const [condition, yes, no] = argument as [string, unknown, unknown];
    if (name !== 'Fn::If' || !isNothing(no)) throw new Error(`a block that is ${name}`);
    const forEach = new Expression(`${this.#translation.condition(condition)} ? [1] : []`);
    const content = new Block('content', [], this.#body(yes, form));
    return new Block('dynamic', [form.name], [new Argument('for_each', forEach), content]);
  }

  #body(value: unknown, { members, asked }: Form & { as: 'block' | 'blocks' }): Entry[] {
    const body = this.of(value as Record<string, unknown>, members);
    const names = body.map((entry) =>
      entry instanceof Block ? entry.type : entry instanceof Argument && entry.name,
    );
    const missing = Object.entries(asked).filter(([name]) => !names.includes(name));
    return [
      ...body,
      ...missing.map(([name, one]) =>
        typeof one === 'string' ? new Argument(name, one) : new Block(name, [], []),
      ),
    ];
  }
}

/** Says where an error was, in the terms of the template. */
export function within<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`.replace(/^([^:]+): \1: /, '$1: '), {
      cause: error,
    });
  }
}

export function onlyOf(value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 1) throw new Error('a list of other than one');
  return value[0];
}

/** `expiration.days` is an argument in a block. */
function nested(name: string, value: Hcl): Entry[] {
  const [first = '', ...rest] = name.split('.');
  if (rest.length > 0) return [new Block(first, [], nested(rest.join('.'), value))];
  // an argument that is null counts as absent; a list of none does not
  return [new Argument(name, value)];
}
