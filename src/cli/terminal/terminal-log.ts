import { printableText } from '../../domain/content/printable.ts';
import type { Log, LogFields, LogLevel } from '../../ports/log.ts';
import { type Colour, type Io, paint } from '../io.ts';

const colours: Readonly<Record<LogLevel, Colour>> = { info: 'green', warn: 'yellow', error: 'red' };

/** A short line per delivery for a person who watches; pipes get the JSON lines of the deployed gateway instead. */
export class TerminalLog implements Log {
  readonly #io: Io;
  readonly #now: () => Date;

  /** @param now when a line is written */
  constructor(io: Io, now = () => new Date()) {
    this.#io = io;
    this.#now = now;
  }

  write(level: LogLevel, name: string, fields: LogFields): void {
    const words = wordsOf(name, fields);
    const [first = '', ...rest] = words.filter((word) => word !== '');
    const io = this.#io;
    const time = paint(io, io.out, 'dim', timeOfDay(this.#now()));
    io.out.write(`${time} ${paint(io, io.out, colours[level], first)} ${rest.join(' ')}\n`);
  }
}

function wordsOf(name: string, fields: LogFields): readonly string[] {
  const said = printable(fields.message ?? fields.stack);
  if (name === 'delivery') return deliveryWords(fields);
  return [name === 'forward' ? `→ ${printable(fields.status)}`.trim() : name, said];
}

function deliveryWords(fields: LogFields): readonly string[] {
  const { status, outcome, endpoint, path, type, id, code, ms } = fields;
  const total = typeof ms === 'object' && 'total' in ms ? `${ms.total} ms` : '';
  const answer = [status, outcome].map(printable).filter((word) => word !== '');
  return [answer.join(' '), ...[endpoint ?? path, type, id, code].map(printable), total];
}

/** Where the person is who reads it. */
function timeOfDay(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** Some values come from requests that nobody has verified. */
function printable(value: unknown): string {
  return value === undefined ? '' : printableText(String(value));
}
