const parts = /^(-?)(\d+)(?:[.](\d+))?[eE]([+-]?\d+)$/;

/** No sender writes a number with more digits than that. */
const mostDigits = 400;

/** How another language writes the values of JSON: what most take for the same. @returns nothing where that changes none */
type ValueHabit = (tokens: readonly string[]) => readonly string[] | undefined;

export const valueHabits = {
  withoutZeroFraction: renumbering((number) => number.replace(/^(-?\d+)[.]0+$/, '$1')),
  withZeroFraction: renumbering((number) => (/^-?\d+$/.test(number) ? `${number}.0` : number)),
  withTwoDecimals: renumbering((number) => number.replace(/^(-?\d+[.]\d)$/, '$10')),
  withoutExponent: renumbering(plainDigits),
  withLongExponent: renumbering((number) => number.replace(/[eE]([+-])(\d)$/, 'e$10$2')),
  withEmptyObjects: replacing('[', ']', ['{', '}']),
  withEmptyLists: replacing('{', '}', ['[', ']']),
} as const satisfies Record<string, ValueHabit>;

function renumbering(habit: (number: string) => string): ValueHabit {
  return changing((token) => (/^[-\d]/.test(token) ? habit(token) : token));
}

/** A pair of marks with nothing between them by another pair. */
function replacing(
  open: string,
  close: string,
  [otherOpen, otherClose]: readonly [string, string],
): ValueHabit {
  return changing((token, at, tokens) => {
    if (token === open && tokens[at + 1] === close) return otherOpen;
    return token === close && tokens[at - 1] === open ? otherClose : token;
  });
}

function changing(change: (token: string, at: number, tokens: readonly string[]) => string): ValueHabit {
  return (tokens) => {
    let isChanged = false;
    const changed = tokens.map((token, at) => {
      const other = change(token, at, tokens);
      isChanged ||= other !== token;
      return other;
    });
    return isChanged ? changed : undefined;
  };
}

function plainDigits(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = ''] = parts.exec(number) ?? [];
  const power = Number(exponent);
  if (whole === '' || Math.abs(power) > mostDigits) return number;
  const digits = '0'.repeat(Math.max(0, 1 - whole.length - power)) + whole + fraction.padEnd(power, '0');
  const point = Math.max(1, whole.length + power);
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const after = digits.slice(point).replace(/0+$/, '');
  return sign + before + (after && `.${after}`);
}
