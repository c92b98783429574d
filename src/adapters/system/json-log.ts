import type { Log, LogFields, LogLevel } from '../../ports/log.ts';

const longest = 256;
const longestStack = 2048;

/**
 * One JSON line per call. Every text is clipped, and what a terminal or a log viewer might obey (control, C1 and
 * bidirectional characters) is escaped, since some values come from requests that nobody has verified.
 */
export class JsonLog implements Log {
  readonly #writeLine: (line: string) => void;

  constructor(writeLine: (line: string) => void) {
    this.#writeLine = writeLine;
  }

  write(level: LogLevel, name: string, fields: LogFields): void {
    this.#writeLine(escapeUnsafe(JSON.stringify({ level, name, ...fields }, clip)));
  }
}

function clip(name: string, value: unknown): unknown {
  const limit = name === 'stack' || name === 'message' ? longestStack : longest;
  return typeof value === 'string' && value.length > limit ? `${value.slice(0, limit)}…` : value;
}

/** JSON itself escapes only what is below U+0020. */
function escapeUnsafe(json: string): string {
  return json.replaceAll(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
