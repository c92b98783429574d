/** How a language writes the strings of JSON: in what it differs from the others, beyond what all must escape. */
interface Habit {
  /** Written as `\uXXXX`; of a slash as `\/`. */
  readonly escapes?: RegExp;
  readonly digits?: 'upper';
  /** `\u0022` for `\"`. */
  readonly isQuoteByNumber?: true;
}

/** Read off what each writes, and checked against it. JavaScript, Ruby and Jackson escape nothing but what they must. */
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

/** With no character escaped that need not be. @param token a string of JSON, with its quotes, however it is written */
export function minimal(token: string): string {
  return JSON.stringify(JSON.parse(token));
}

/** @param text strings of JSON as `minimal` writes them, with anything between them that is not part of a string */
export function spelledBy({ escapes, digits, isQuoteByNumber }: Habit, text: string): string {
  const spelled = digits
    ? text.replace(escapeSequence, (whole: string, number?: string) => {
        if (number !== undefined) return numbered(number, digits);
        return whole === '\\"' && isQuoteByNumber ? numbered('0022', digits) : whole;
      })
    : text;
  return escapes ? spelled.replace(escapes, (char) => escaped(char, digits)) : spelled;
}

function escaped(char: string, digits: Habit['digits']): string {
  return char === '/' ? '\\/' : numbered(char.charCodeAt(0).toString(16).padStart(4, '0'), digits);
}

function numbered(number: string, digits: Habit['digits']): string {
  return `\\u${digits === 'upper' ? number.toUpperCase() : number}`;
}
