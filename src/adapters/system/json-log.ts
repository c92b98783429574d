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
    this.#writeLine(printableJson(JSON.stringify({ level, name, ...fields }, clip)));
  }
}

function clip(name: string, value: unknown): unknown {
  const limit = name === 'stack' || name === 'message' ? longestStack : longest;
  return typeof value === 'string' && value.length > limit ? `${value.slice(0, limit)}…` : value;
}
