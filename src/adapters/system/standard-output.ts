import { writeSync } from 'node:fs';

const pause = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes a line, and has written it when it returns: nothing is lost when Lambda freezes or ends the process. `process.stdout`
 * would do the same, after it has loaded streams and sockets for it. Whether somebody reads is no business of a delivery.
 */
export function writeLine(line: string): void {
  const bytes = Buffer.from(`${line}\n`);
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
