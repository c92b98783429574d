import { printableJson } from '../../domain/content/printable.ts';
import type { Log, LogFields, LogLevel } from '../../ports/log.ts';

const longest = 256;
const longestStack = 2048;

/**
 * One JSON line per call. Every text is clipped, and what a terminal or a log viewer might obey is escaped, since some
 * values come from requests that nobody has verified.
 */
export class JsonLog implements Log {
  readonly #writeLine: (line: string) => void;

  constructor(writeLine: (line: string) => void) {
    this.#writeLine = writeLine;
  }

  write(level: LogLevel, name: string, fields: LogFields): void {
    const said = { level, name, ...fields };
    this.#writeLine(printableJson(isShort(said) ? JSON.stringify(said) : JSON.stringify(said, clip)));
  }
}

/** So is nearly every line, and needs no function that looks at each of its values, which would cost more than all the rest. */
function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= longest;
  return typeof value !== 'object' || Object.values(value ?? {}).every(isShort);
}

function clip(name: string, value: unknown): unknown {
  const limit = name === 'stack' || name === 'message' ? longestStack : longest;
  return typeof value === 'string' && value.length > limit ? `${value.slice(0, limit)}…` : value;
}
