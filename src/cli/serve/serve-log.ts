import { JsonLog } from '../../adapters/system/json-log.ts';
import { LinesTogether } from '../../adapters/system/lines-together.ts';
import type { Log } from '../../ports/log.ts';
import { reason } from '../errors/failure-words.ts';
import type { Io } from '../io.ts';
import { TerminalLog } from '../terminal/terminal-log.ts';

export interface ServeLog {
  readonly log: Log;
  /** For what is a line of JSON already. */
  readonly writeLine: (line: string) => void;
}

/** For a person who watches, or lines of JSON for a pipe. */
export function serveLog(io: Io): ServeLog {
  surviveOutput(io);
  const lines = new LinesTogether((text) => io.out.write(text));
  const writeLine = (line: string) => lines.add(line);
  return { log: io.out.isTTY ? new TerminalLog(io) : new JsonLog(writeLine), writeLine };
}

/** A log that cannot be written, as on a disk that is full, is no reason to answer nobody. */
function surviveOutput({ out, err }: Io): void {
  let isTold = false;
  out.on?.('error', (error) => {
    if (!isTold)
      err.write(`the log cannot be written: ${reason(error)}; deliveries are answered all the same\n`);
    isTold = true;
  });
}
