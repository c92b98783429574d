import { exampleOptions } from '../../src/cli/example-options.ts';
import { plainText } from '../../src/cli/terminal/plain-text.ts';
import type { OptionDeclaration } from '../../src/domain/options.ts';
import { configured, type Provider } from '../../src/domain/provider.ts';
import type { JsonSchema } from './json-schema.ts';

/** What an endpoint must and may have by its provider. Where several say the same, it is said once. */
export function providerRules(providers: readonly Provider[]): readonly JsonSchema[] {
  const ids = (list: readonly Provider[]) => list.map(({ id }) => id);
  const stored = providers.filter(storesSecret);
  const optionless = providers.filter(({ options }) => options === undefined);
  return [
    rule(ids(stored), { required: ['secretId'] }),
    rule(ids(providers.filter((one) => !stored.includes(one))), { properties: { secretId: false } }),
    rule(ids(optionless), { properties: { options: { maxProperties: 0 } } }),
    ...providers.flatMap(({ id, options }) => (options ? [rule([id], optionsRule(options))] : [])),
  ];
}

function rule(ids: readonly string[], holds: JsonSchema): JsonSchema {
  return implies({ properties: { provider: { enum: [...ids] } }, required: ['provider'] }, holds);
}

function implies(premise: JsonSchema, holds: JsonSchema): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: so is it called in JSON Schema
  return { if: premise, then: holds };
}

function storesSecret(provider: Provider): boolean {
  return configured(provider, exampleOptions(provider)).scheme.credential !== undefined;
}

function optionsRule(declared: Readonly<Record<string, OptionDeclaration>>): JsonSchema {
  const entries = Object.entries(declared);
  const required = entries.filter(([, one]) => one.required).map(([name]) => name);
  const reached = entries.filter(([, one]) => one.needsPublicUrl).map(([name]) => name);
  return {
    properties: {
      options: {
        properties: Object.fromEntries(entries.map(([name, one]) => [name, optionSchema(one)])),
        required,
        additionalProperties: false,
      },
    },
    ...(required.length > 0 ? { required: ['options'] } : {}),
    ...(reached.length > 0 ? { allOf: reached.map(publicUrlRule) } : {}),
  };
}

function optionSchema({ type, meaning, example, shape }: OptionDeclaration): JsonSchema {
  return {
    type,
    description: plainText(meaning),
    ...(type === 'string' ? { minLength: 1 } : {}),
    ...(shape ? { pattern: `^(?:${shape.pattern.source})$` } : {}),
    ...(example === undefined ? {} : { examples: [example] }),
  };
}

function publicUrlRule(name: string): JsonSchema {
  const isSet: JsonSchema = { properties: { [name]: { not: { const: false } } }, required: [name] };
  return implies({ properties: { options: isSet }, required: ['options'] }, { required: ['publicUrl'] });
}
