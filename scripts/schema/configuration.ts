import { configDocument, endpointName, endpointOf } from '../../src/app/configuration/config-schema.ts';
import type { Provider } from '../../src/domain/provider.ts';
import { described, type JsonSchema, jsonSchemaOf, schemaText } from './json-schema.ts';
import { keyTable } from './key-table.ts';
import { providerRules } from './provider-rules.ts';

const ofEndpoint = '….';

/**
 * The schema of the configuration document, for editors.
 * @param readme whose table describes each key
 */
export function configurationSchema(providers: readonly Provider[], readme: string): string {
  const ids = providers.map(({ id }) => id);
  const sentences = keyTable(readme);
  const document = described(
    jsonSchemaOf(configDocument(providers, ids)),
    new Map([
      ...sentences,
      ['$schema', 'what an editor checks this file by'],
      ['endpoints', 'by the name of each, which is the path that it takes'],
    ]),
  );
  const endpoint = described(
    jsonSchemaOf(endpointOf(providers, ids)),
    new Map(
      [...sentences].flatMap(([key, text]) =>
        key.startsWith(ofEndpoint) ? [[key.slice(ofEndpoint.length), text]] : [],
      ),
    ),
  );
  const endpoints: JsonSchema = {
    type: 'object',
    minProperties: 1,
    propertyNames: jsonSchemaOf(endpointName),
    additionalProperties: {
      description: sentences.get('endpoints.<name>') as string,
      ...endpoint,
      properties: { ...endpoint.properties, provider: providerSchema(endpoint, providers) },
      allOf: [...providerRules(providers)],
    },
  };
  const properties = {
    ...document.properties,
    endpoints: { ...(document.properties?.endpoints as JsonSchema), ...endpoints },
  };
  return schemaText('Configuration of Sallyport', { ...document, properties });
}

/** Editors that know `enumDescriptions` show a name beside each id. */
function providerSchema({ properties }: JsonSchema, providers: readonly Provider[]): JsonSchema {
  const names = { enumDescriptions: providers.map(({ name }) => name) };
  return { ...(properties?.provider as JsonSchema), ...names } as JsonSchema;
}
