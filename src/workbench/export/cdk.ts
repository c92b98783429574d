import { lineOrLines } from './blocks.ts';
import { cdkDestination } from './cdk-destination.ts';
import { matchOf } from './cdk-match.ts';
import type { Destination } from './destination.ts';
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

export function cdk(names: RuleNames, pattern: JsonObject, destination: Destination): string {
  const { pascal, camel } = names;
  const written = fields(pattern, '    ', true);
  const isTyped = Object.entries(pattern).every(
    ([name, value]) => known.has(name) && isOfItsType(name, value),
  );
  const to = cdkDestination(destination, names);
  const match = written.includes('Match.') ? ['Match'] : [];
  const events = [...to.ofEvents, 'type IEventBus', ...match, 'Rule'];
  const hasSecret = destination.kind === 'api';
  const imports = [
    ...(hasSecret ? ["import type { SecretValue } from 'aws-cdk-lib';"] : []),
    `import { ${events.join(', ')} } from 'aws-cdk-lib/aws-events';`,
    ...to.imports,
    "import type { Construct } from 'constructs';",
  ];
  const parameters = ['scope: Construct', 'bus: IEventBus', ...to.parameters];
  return `${imports.join('\n')}

${to.comment}
export function ${camel}(${parameters.join(', ')}): Rule {
${to.made.map((line) => `  ${line}\n`).join('')}  return new Rule(scope, '${pascal}', {
    eventBus: bus,
    eventPattern: ${written}${isTyped ? '' : ' as object'},
    targets: [${to.target}],
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
