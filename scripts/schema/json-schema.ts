import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';

export type { JsonSchema };

/** What no JSON Schema can say, and the check of the document itself says: of two values together, of a provider, of code. */
const beyond = ['check', 'raw_check', 'transform'];

/**
 * What an editor checks a file by, of what the gateway reads it with. A `custom` schema is taken for an object.
 * @throws for any other schema that cannot be expressed, so that none is left out unseen
 */
export function jsonSchemaOf(schema: GenericSchema): JsonSchema {
  const { $schema: _, ...made } = toJsonSchema(schema, {
    typeMode: 'input',
    ignoreActions: beyond,
    overrideSchema: ({ valibotSchema }) => (valibotSchema.type === 'custom' ? { type: 'object' } : undefined),
    overrideAction: ({ valibotAction, jsonSchema }) =>
      isSecondPattern(valibotAction, jsonSchema)
        ? {
            ...jsonSchema,
            allOf: [...(jsonSchema.allOf ?? []), { pattern: valibotAction.requirement.source }],
          }
        : undefined,
  });
  return made;
}

/** The keyword has room for one. */
function isSecondPattern(
  action: object,
  { pattern }: JsonSchema,
): action is { readonly requirement: RegExp } {
  const { type, requirement } = action as { type?: unknown; requirement?: unknown };
  return (
    type === 'regex' &&
    requirement instanceof RegExp &&
    requirement.flags === '' &&
    pattern !== requirement.source
  );
}

/** A whole document of it. */
export function schemaText(title: string, schema: JsonSchema): string {
  const draft = 'http://json-schema.org/draft-07/schema#';
  return `${JSON.stringify({ $schema: draft, title, ...schema }, null, 2)}\n`;
}

/**
 * The schema of an object with a sentence on each of its members.
 * @throws where a member has none: whoever adds one documents it
 */
export function described(schema: JsonSchema, sentences: ReadonlyMap<string, string>): JsonSchema {
  const properties = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const description = sentences.get(name);
    if (description === undefined) throw new Error(`${name} is not described`);
    return [name, { description, ...(member as JsonSchema) }];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}
