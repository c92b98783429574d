import { type JsonText, type Range, withOthers } from './json-text.ts';

/** How another language writes the values of JSON: as what most take for the same. @returns nothing where that changes none */
type ValueHabit = (json: JsonText) => string | undefined;

/** No sender writes a number with more digits than that. */
const mostDigits = 400;

const parts = /^(-?)(\d+)(?:[.](\d+))?[eE]([+-]?\d+)$/;

export const valueHabits = {
  withoutZeroFraction: renumbering((number) => number.replace(/^(-?\d+)[.]0+$/, '$1')),
  withZeroFraction: renumbering((number) => (/^-?\d+$/.test(number) ? `${number}.0` : number)),
  withTwoDecimals: renumbering((number) => number.replace(/^(-?\d+[.]\d)$/, '$10')),
  withoutExponent: renumbering(plainDigits),
  withLongExponent: renumbering((number) => number.replace(/[eE]([+-])(\d)$/, 'e$10$2')),
  withEmptyObjects: emptying('lists', '{}'),
  withEmptyLists: emptying('objects', '[]'),
} as const satisfies Record<string, ValueHabit>;

function renumbering(habit: (number: string) => string): ValueHabit {
  return ({ text, numbers }) => {
    const changed: Range[] = [];
    const others: string[] = [];
    for (const [start, end] of numbers) {
      const number = text.slice(start, end);
      const other = habit(number);
      if (other === number) continue;
      changed.push([start, end]);
      others.push(other);
    }
    return others.length > 0 ? withOthers(text, changed, others) : undefined;
  };
}

function emptying(which: 'objects' | 'lists', other: string): ValueHabit {
  return ({ text, empty }) => {
    const places = empty[which];
    return places.length > 0
      ? withOthers(
          text,
          places,
          places.map(() => other),
        )
      : undefined;
  };
}

function plainDigits(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = ''] = parts.exec(number) ?? [];
  const power = Number(exponent);
  if (whole === '' || Math.abs(power) > mostDigits) return number;
  const digits = '0'.repeat(Math.max(0, 1 - whole.length - power)) + whole + fraction.padEnd(power, '0');
  const point = Math.max(1, whole.length + power);
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const after = digits.slice(point).replace(/(?<!0)0+$/, '');
  return sign + before + (after && `.${after}`);
}
