import { lineOrLines } from './blocks.ts';
import { matchOf } from './cdk-match.ts';
import { typescriptString } from './escapes.ts';
import { isObject, type Json, type JsonObject } from './exported-pattern.ts';
import type { RuleNames } from './rule-names.ts';

/** What the type of CDK knows at the top of a pattern; the others are lists of strings. */
const known = new Set([
  'version',
  'id',
  'detail-type',
  'source',
  'account',
  'time',
  'region',
  'resources',
  'detail',
]);

export function cdk({ pascal, camel }: RuleNames, pattern: JsonObject): string {
  const written = fields(pattern, '    ', true);
  const isTyped = Object.entries(pattern).every(
    ([name, value]) => known.has(name) && isOfItsType(name, value),
  );
  const events = ['type IEventBus', ...(written.includes('Match.') ? ['Match'] : []), 'Rule'];
  return `import { ${events.join(', ')} } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** What the consumer cannot be given waits in a queue. */
export function ${camel}(scope: Construct, bus: IEventBus, consumer: IFunction): Rule {
  const undelivered = new Queue(scope, '${pascal}Undelivered');
  return new Rule(scope, '${pascal}', {
    eventBus: bus,
    eventPattern: ${written}${isTyped ? '' : ' as object'},
    targets: [new LambdaFunction(consumer, { deadLetterQueue: undelivered })],
  });
}
`;
}

function isOfItsType(name: string, value: Json): boolean {
  if (name === 'detail') return isObject(value);
  return Array.isArray(value) && (value.every((entry) => typeof entry === 'string') || value.some(matchOf));
}

function fields(object: JsonObject, indent: string, isTop: boolean): string {
  const members = Object.entries(object).map(([name, value]) => {
    const key = isTop && name === 'detail-type' ? 'detailType' : keyOf(name);
    return `${key}: ${field(name, value, `${indent}  `)}`;
  });
  return lineOrLines(['{', '}'], members, indent);
}

function field(name: string, value: Json, indent: string): string {
  if (isObject(value)) return fields(value, indent, false);
  const entries = value as readonly Json[];
  if (name === '$or' && entries.every(isAlternative)) {
    return lineOrLines(
      ['[', ']'],
      entries.map((entry) => fields(entry, `${indent}  `, false)),
      indent,
    );
  }
  const matches = entries.map(matchOf);
  if (matches.length === 1 && matches[0] !== undefined) return matches[0];
  const written = entries.map((entry, at) => matches[at] ?? literal(entry));
  if (matches.every((match) => match === undefined)) return lineOrLines(['[', ']'], written, indent);
  return `Match.anyOf${lineOrLines(['(', ')'], written, indent)}`;
}

/** Else `$or` is the name of a field, and has expressions in it. */
function isAlternative(entry: Json): entry is JsonObject {
  return (
    isObject(entry) && Object.values(entry).every((value) => typeof value === 'object' && value !== null)
  );
}

/** What `Match` has no word for. */
function literal(json: Json): string {
  if (typeof json === 'string') return typescriptString(json);
  if (Array.isArray(json)) return `[${json.map(literal).join(', ')}]`;
  if (!isObject(json)) return String(json);
  return `{ ${Object.entries(json)
    .map(([name, value]) => `${keyOf(name)}: ${literal(value)}`)
    .join(', ')} }`;
}

function keyOf(name: string): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : typescriptString(name);
}
