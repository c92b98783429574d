import type { PatternPlace } from '../../../pattern/place-at.ts';
import { fieldAt, type KnownFields } from './known-fields.ts';

/** Something that can be written at a place of a pattern. */
export interface Suggestion {
  readonly label: string;
  /** What is written, with `#{}` where the cursor goes. */
  readonly template: string;
  readonly detail: string;
  readonly kind: 'property' | 'constant' | 'function';
}

const operands: readonly (readonly [operator: string, operand: string, detail: string])[] = [
  ['prefix', '"#{}"', 'begins with'],
  ['suffix', '"#{}"', 'ends with'],
  ['anything-but', '["#{}"]', 'has a value, and none of these'],
  ['exists', '#{true}', 'is there, or is not'],
  ['numeric', '[">", #{0}]', 'compared as a number'],
  ['equals-ignore-case', '"#{}"', 'the same in any case'],
  ['wildcard', '"#{}*"', '* stands for any text'],
  ['cidr', '"#{10.0.0.0/24}"', 'an address of this network'],
  ['exactly', '"#{}"', 'this text, and no other spelling of an address'],
];

/** Names and values that received events have there, and what EventBridge takes. */
export function suggestionsAt(text: string, place: PatternPlace, known: KnownFields): readonly Suggestion[] {
  const field = fieldAt(known, place.path);
  const values = [...(field?.values ?? [])];
  const isList = !/:\s*$/.test(text.slice(0, place.from));
  const inList = (template: string): string => (isList ? template : `[${template}]`);
  switch (place.kind) {
    case 'field':
      return [...(field?.names ?? [])].map((name) => fieldNamed(name, text, place, known));
    case 'value':
      if (!isList && field !== undefined && field.names.size > 0) {
        return [{ label: '{ }', template: '{ #{} }', detail: 'its fields', kind: 'property' }];
      }
      return [
        ...values.map((value) => received(value, inList(literal(value)))),
        ...operands.map(([operator, operand, detail]) => ({
          label: `{ "${operator}" }`,
          template: inList(`{ "${operator}": ${operand} }`),
          detail,
          kind: 'function' as const,
        })),
      ];
    case 'operator':
      return operands.map(([operator, operand, detail]) => ({
        label: `"${operator}"`,
        template: isNamed(text, place) ? `"${operator}"` : `"${operator}": ${operand}`,
        detail,
        kind: 'function',
      }));
    case 'operand':
      return values.map((value) => received(value, literal(value)));
  }
}

function fieldNamed(name: string, text: string, place: PatternPlace, known: KnownFields): Suggestion {
  const label = JSON.stringify(name);
  const below = fieldAt(known, [...place.path, name]);
  const isObject = below !== undefined && below.names.size > 0;
  const [first] = below?.values ?? [];
  const detail = isObject ? 'has fields' : first === undefined ? '' : `such as ${first}`;
  const behind = isNamed(text, place) ? '' : isObject ? ': { #{} }' : ': [#{}]';
  return { label, template: literal(label) + behind, detail, kind: 'property' };
}

function received(value: string, template: string): Suggestion {
  return { label: value, template, detail: 'received', kind: 'constant' };
}

/** Whether a colon stands behind it already. */
function isNamed(text: string, { to }: PatternPlace): boolean {
  return /^\s*:/.test(text.slice(to));
}

/** In a template, braces are places for the cursor. */
function literal(token: string): string {
  return token.replace(/[\\{}]/g, '\\$&');
}
