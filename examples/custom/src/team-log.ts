import type { Log, LogFields, LogLevel } from 'sallyport';

const longest = 2_048;

/**
 * One JSON line per call, with the name of the team. Texts are clipped and the line is ASCII, since some values come
 * from requests that nobody has verified.
 */
export class TeamLog implements Log {
  readonly #team: string;
  readonly #writeLine: (line: string) => void;

  constructor(team: string, writeLine: (line: string) => void) {
    this.#team = team;
    this.#writeLine = writeLine;
  }

  write(level: LogLevel, name: string, fields: LogFields): void {
    const line = JSON.stringify({ team: this.#team, level, name, ...fields }, clip);
    this.#writeLine(line.replaceAll(/[^ -~]/g, escaped));
  }
}

function clip(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, longest) : value;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
