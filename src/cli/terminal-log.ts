import { printableText } from '../domain/content/printable.ts';
import type { Log, LogFields, LogLevel } from '../ports/log.ts';
import { type Colour, type Io, paint } from './io.ts';

const colours: Readonly<Record<LogLevel, Colour>> = { info: 'green', warn: 'yellow', error: 'red' };

/** A short line per delivery for a person who watches; pipes get the JSON lines of the deployed gateway instead. */
export class TerminalLog implements Log {
  readonly #io: Io;

  constructor(io: Io) {
    this.#io = io;
  }

  write(level: LogLevel, name: string, fields: LogFields): void {
    const words =
      name === 'delivery' ? deliveryWords(fields) : [name, printable(fields.message ?? fields.stack)];
    const [first = '', ...rest] = words.filter((word) => word !== '');
    const io = this.#io;
    io.out.write(`${paint(io, io.out, colours[level], first)} ${rest.join(' ')}\n`);
  }
}

function deliveryWords({ outcome, endpoint, path, type, id, code, ms }: LogFields): readonly string[] {
  const total = typeof ms === 'object' && 'total' in ms ? `${ms.total} ms` : '';
  return [outcome, endpoint ?? path, type, id, code].map(printable).concat(total);
}

/** Some values come from requests that nobody has verified. */
function printable(value: unknown): string {
  return value === undefined ? '' : printableText(String(value));
}
