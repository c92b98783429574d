import { cloudformationDestination } from './cloudformation-destination.ts';
import type { Destination } from './destination.ts';
import { jsonString } from './escapes.ts';
import { isObject, type Json, type JsonObject } from './exported-pattern.ts';
import type { RuleNames } from './rule-names.ts';

export function cloudformation(names: RuleNames, pattern: JsonObject, destination: Destination): string {
  const { pascal } = names;
  const { comment, parameters, target, resources } = cloudformationDestination(destination, names);
  return `${comment}Parameters:
  BusName: { Type: String, Default: default }
${parameters}Resources:
  ${pascal}:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref BusName
      EventPattern:${eventPattern(pattern)}
      Targets:
        - Id: consumer
${target}${resources}`;
}

/** A template may hold no null, but the text of a pattern in place of the pattern. */
function eventPattern(pattern: JsonObject): string {
  return hasNull(pattern) ? ` ${jsonString(JSON.stringify(pattern))}` : `\n${members(pattern, '        ')}`;
}

function hasNull(json: Json): boolean {
  return json === null || (typeof json === 'object' && Object.values(json).some(hasNull));
}

function members(object: JsonObject, indent: string): string {
  return Object.entries(object)
    .map(([name, value]) => {
      const key = `${indent}${keyOf(name)}:`;
      return isObject(value) ? `${key}\n${members(value, `${indent}  `)}` : `${key} ${flow(value)}`;
    })
    .join('\n');
}

function flow(json: Json): string {
  if (typeof json === 'string') return jsonString(json);
  if (typeof json === 'number') return numberOf(json);
  if (Array.isArray(json)) return `[${json.map(flow).join(', ')}]`;
  if (!isObject(json)) return String(json);
  return `{ ${Object.entries(json)
    .map(([name, value]) => `${keyOf(name)}: ${flow(value)}`)
    .join(', ')} }`;
}

/** YAML 1.1 takes `1e+300` for a text: a number with an exponent needs a point. */
function numberOf(number: number): string {
  const text = String(number);
  return text.includes('.') ? text : text.replace('e', '.0e');
}

/** Words that are values in YAML 1.1 stay in quotes, and so does all that is not plain. */
function keyOf(name: string): string {
  const isPlain = /^[a-z][a-z\d_-]*$/i.test(name) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(name);
  return isPlain ? name : jsonString(name);
}
