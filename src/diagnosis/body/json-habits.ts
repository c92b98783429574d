/** How a language writes the strings of JSON: in what it differs from the others, beyond what all must escape. */
export interface Habit {
  /** Written as `\uXXXX`; of a slash as `\/`. */
  readonly escapes?: RegExp;
  readonly digits?: 'upper';
  /** `\u0022` for `\"`. */
  readonly isQuoteByNumber?: true;
}

/**
 * Read off what each writes, and checked against it: test/diagnosis/body/json-written-anew.test.ts.
 * JavaScript, Ruby and Jackson escape nothing but what they must.
 */
export const habits = {
  javascript: {},
  python: { escapes: /[\u007f-\uffff]/g },
  go: { escapes: /[<>&\u2028\u2029]/g },
  php: { escapes: /[/\u0080-\uffff]/g },
  phpUnicode: { escapes: /[/\u2028\u2029]/g },
  dotnet: { escapes: /['+<>&`\u007f-\uffff]/g, digits: 'upper', isQuoteByNumber: true },
  newtonsoft: { escapes: /[\u0085\u2028\u2029]/g },
  jacksonAscii: { escapes: /[\u0080-\uffff]/g, digits: 'upper' },
  gson: { escapes: /[<>&='\u2028\u2029]/g },
} as const satisfies Record<string, Habit>;

const escapeSequence = /\\(?:u([0-9a-f]{4})|.)/g;

/** @param token a string of JSON, with its quotes, however it is written */
export function rewritten(token: string, { escapes, digits, isQuoteByNumber }: Habit): string {
  const minimal = JSON.stringify(JSON.parse(token));
  const inner = minimal.slice(1, -1).replace(escapeSequence, (whole: string, code?: string) => {
    if (code !== undefined) return numbered(code, digits);
    return whole === '\\"' && isQuoteByNumber ? numbered('0022', digits) : whole;
  });
  return `"${escapes ? inner.replace(escapes, (char) => escaped(char, digits)) : inner}"`;
}

function escaped(char: string, digits: Habit['digits']): string {
  return char === '/' ? '\\/' : numbered(char.charCodeAt(0).toString(16).padStart(4, '0'), digits);
}

function numbered(code: string, digits: Habit['digits']): string {
  return `\\u${digits === 'upper' ? code.toUpperCase() : code}`;
}
