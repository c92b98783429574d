import { Expression, type Hcl, type HclObject, Text } from './hcl.ts';
import type { Translation } from './translation.ts';

/** Stands for a function of CloudFormation in the text of a JSON document, within a text of it or as a number. */
const marker = '8675309';
const marked = new RegExp(`${marker}(\\d{4})`);

/**
 * The document that a template has as a text, with what CloudFormation fills in.
 * @param parts of the text: what is written, and functions of CloudFormation
 */
export function parsedText(translation: Translation, parts: readonly unknown[]): Hcl {
  const functions: unknown[] = [];
  const marks = parts.map((part) => {
    if (typeof part !== 'string') return marker + String(functions.push(part) - 1).padStart(4, '0');
    if (part.includes(marker)) throw new Error(`a text with ${marker} in it`);
    return part;
  });
  return unmarked(JSON.parse(marks.join('')), (at) => functions[at], translation);
}

function unmarked(value: unknown, functionAt: (at: number) => unknown, translation: Translation): Hcl {
  const inner = (one: unknown) => unmarked(one, functionAt, translation);
  if (Array.isArray(value)) return value.map(inner);
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, member]) => [keyOf(inner(key)), inner(member)] as const);
    return Object.fromEntries(members) as HclObject;
  }
  const parts = String(value).split(marked);
  if (parts.length === 1) return value as string | number | boolean | null;
  const filled = parts.map((part, at) => (at % 2 === 0 ? part : translation.value(functionAt(Number(part)))));
  const present = filled.filter((part) => part !== '');
  const [only] = present;
  if (present.length === 1 && only instanceof Expression) return only;
  return new Text(
    present.flatMap((part): readonly (string | Expression)[] => {
      if (part instanceof Text) return part.parts;
      if (typeof part === 'string' || part instanceof Expression) return [part];
      throw new Error('a JSON text with a condition in it');
    }),
  );
}

function keyOf(key: Hcl): string {
  if (typeof key !== 'string') throw new Error('a JSON text with a key that CloudFormation fills in');
  return key;
}
