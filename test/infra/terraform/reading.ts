import type { Form, Forms } from '../../../scripts/terraform/form.ts';
import type { Body } from './parsed-module.ts';

/** What a block says in the terms of CloudFormation, and which of its arguments that were. */
interface Read {
  readonly properties: Record<string, unknown>;
  readonly used: ReadonlySet<string>;
}

/** Reads a block of Terraform; an argument that no form knows stands in parentheses among the properties. */
export function read(body: Body, forms: Forms): Record<string, unknown> {
  const { properties, used } = readKnown(body, forms);
  for (const [name, value] of Object.entries(body)) {
    if (!used.has(name) && value !== null) properties[`(${name})`] = value;
  }
  return properties;
}

function readKnown(body: Body, forms: Forms): Read {
  const properties: Record<string, unknown> = {};
  const used = new Set<string>();
  for (const [property, form] of Object.entries(forms)) {
    const names = argumentsOf(form);
    for (const name of names) used.add(name);
    const value = valueIn(body, form);
    if (value !== undefined && value !== null) properties[property] = value;
    if (form.as === 'block' && form.name === '')
      for (const name of readKnown(body, form.members).used) used.add(name);
  }
  return { properties, used };
}

function argumentsOf(form: Form): readonly string[] {
  if (form.as === 'keys') return [form.HASH, form.RANGE];
  if (form.as === 'otherwise') return Object.keys(form.arguments);
  return form.name === '' ? [] : [form.name.split('.')[0] as string];
}

function valueIn(body: Body, form: Form): unknown {
  switch (form.as) {
    case 'value':
      return form.name
        .split('.')
        .reduce<unknown>(
          (one, name, at) => (at === 0 ? body[name] : (one as [Body] | undefined)?.[0]?.[name]),
          body,
        );
    case 'json':
      return ifThere(body[form.name], (text) => JSON.parse(String(text)));
    case 'only':
      return ifThere(body[form.name], (one) => [one]);
    case 'map':
      return ifThere(body[form.name], (map) =>
        Object.entries(map as object).map(([Name, Value]) => ({ Name, Value })),
      );
    case 'block': {
      if (form.name !== '')
        return ifThere(body[form.name], (list) => read((list as [Body])[0], form.members));
      const { properties } = readKnown(body, form.members);
      return Object.keys(properties).length === 0 ? undefined : properties;
    }
    case 'blocks':
      return ifThere(body[form.name], (list) => (list as Body[]).map((one) => read(one, form.members)));
    case 'keys':
      return (['HASH', 'RANGE'] as const)
        .filter((KeyType) => form[KeyType] in body)
        .map((KeyType) => ({ AttributeName: body[form[KeyType]], KeyType }));
    case 'otherwise': {
      const there = Object.keys(form.arguments).filter((name) => name in body);
      return there.length === 0 ? undefined : Object.fromEntries(there.map((name) => [name, body[name]]));
    }
  }
}

function ifThere<T>(value: unknown, then: (value: unknown) => T): T | undefined {
  return value === undefined || value === null ? undefined : then(value);
}
