import { fileTarget, rulesDocument, ruleWith, urlTarget } from '../../src/workbench/rules/rules-schema.ts';
import { described, type JsonSchema, jsonSchemaOf, schemaText } from './json-schema.ts';

/** The schema of the rules file, for editors. */
export function rulesSchema(): string {
  const document = described(
    jsonSchemaOf(rulesDocument),
    new Map([
      ['$schema', 'what an editor checks this file by'],
      ['rules', 'by the name of each'],
    ]),
  );
  const target = {
    description: 'where the events go that the pattern matches; without one the rule is only looked at',
    anyOf: [
      described(
        jsonSchemaOf(urlTarget),
        new Map([
          ['url', 'to which each event is posted'],
          ['as', 'event: the event alone; api-destination and lambda: as EventBridge calls such a target'],
        ]),
      ),
      described(
        jsonSchemaOf(fileTarget),
        new Map([['file', 'to which each event is added as a line, from the folder of this file']]),
      ),
    ],
  };
  const rule = described(
    jsonSchemaOf(ruleWith(urlTarget)),
    new Map([
      ['pattern', 'an event pattern, as a rule of EventBridge has it'],
      ['target', ''],
    ]),
  );
  const properties = { ...rule.properties, target };
  const rules = {
    ...(document.properties?.rules as JsonSchema),
    additionalProperties: { ...rule, properties },
  };
  return schemaText('Rules of Sallyport', {
    ...document,
    properties: { ...document.properties, rules } as JsonSchema['properties'],
  });
}
