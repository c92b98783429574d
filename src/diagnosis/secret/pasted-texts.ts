import { decodeUtf8 } from '../../domain/content/content.ts';
import { isObject, parseJson } from '../../domain/content/json.ts';
import { decode } from '../../domain/verification/encoding.ts';

const quotes: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
  ['„', '“'],
  ['<', '>'],
];

export function unquoted(text: string): string | undefined {
  const isIn = quotes.some(([start, end]) => text.startsWith(start) && text.endsWith(end));
  return isIn ? text.slice(1, -1) : undefined;
}

const named =
  /^(?:export\s+|set\s+|\$env:)?(?:["'][\w .-]+["']|[A-Za-z_][\w.-]*(?: [\w.-]+){0,3})(?:\s*=\s*|\s*:\s+)(.+)$/su;

/** Of `export NAME=…`, `name: …`, `"name": "…",`, `Signing secret: …`. */
export function valueIn(line: string): string | undefined {
  return named.exec(line)?.[1];
}

const marked = /^b?\\?["'`]|["'`][,;]*$/;

/** Without quotes and what stands behind them in code, on one side alone, too. @returns nothing where there are none */
export function withoutMarks(text: string): string | undefined {
  const trimmed = text.trim();
  if (!marked.test(trimmed)) return undefined;
  return trimmed.replace(/^b?(?:\\?["'`])+/, '').replace(/(?:\\?["'`]|[,;])+$/, '');
}

/** As env files have one. @returns nothing where there is none */
export function withoutComment(text: string): string | undefined {
  const [, value] = /^(.*?)\s+#.*$/s.exec(text.trim()) ?? [];
  return value && (withoutMarks(value) ?? value);
}

/** Shorter than a secret are words of one. */
const shortest = 12;

/** Texts that stand in one, by lines or with marks or blanks between. */
export function severalIn(text: string): readonly string[] {
  return [/[\r\n,;|]+/, /[\s,;|]+/].flatMap((between) => {
    const parts = text.split(between).map((part) => part.trim());
    const isAlone = parts.filter((part) => part !== '').length < 2;
    return isAlone ? [] : parts.filter((part) => part.length >= shortest);
  });
}

/** What a console or a command shows a secret in may hold JSON in its texts again. */
const deepest = 4;

/** Of lists and objects, as consoles show a secret. */
export function textsIn(value: unknown, depth = 0): readonly string[] {
  if (depth > deepest) return [];
  if (typeof value === 'string')
    return [value, ...(depth === 0 ? [] : textsIn(parseJson(value)?.value, depth + 1))];
  const values: readonly unknown[] = Array.isArray(value)
    ? value
    : isObject(value)
      ? Object.values(value)
      : [];
  return values.flatMap((one) => textsIn(one, depth + 1));
}

/** Without the line end that `echo` puts behind it. @returns nothing for bytes that nobody would type */
export function textInBase64(text: string): string | undefined {
  const decoded = decode(text, 'base64');
  const inner = decoded && decodeUtf8(decoded)?.trim();
  return inner && /^[\x20-\x7e]+$/.test(inner) ? inner : undefined;
}
