import { writeSync } from 'node:fs';
import { LinesTogether } from './lines-together.ts';

const pause = new Int32Array(new SharedArrayBuffer(4));
const lines = new LinesTogether(writeAll);

process.once('exit', () => lines.flush());

/**
 * Writes a line together with others of the same moment: nothing is lost when Lambda freezes the process after an answer.
 * `process.stdout` would do the same, after it has loaded streams and sockets for it. Whether somebody reads is no business of a
 * delivery.
 */
export function writeLine(line: string): void {
  lines.add(line);
}

function writeAll(text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      // the reader is behind, and the pipe full
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}
