import { writeSync } from 'node:fs';

/** What a pipe takes at once, so that nobody's lines come between: https://man7.org/linux/man-pages/man7/pipe.7.html */
const atomicBytes = 4_096;
const pause = new Int32Array(new SharedArrayBuffer(4));

let pending = '';

process.once('exit', flush);

/**
 * Writes a line before the code that is running now gives back to the event loop, together with others of the same moment:
 * nothing is lost when Lambda freezes the process after an answer. `process.stdout` would do the same, after it has loaded streams and
 * sockets for it. Whether somebody reads is no business of a delivery.
 */
export function writeLine(line: string): void {
  if (pending === '') queueMicrotask(flush);
  else if (Buffer.byteLength(pending) + Buffer.byteLength(line) >= atomicBytes) flush();
  pending += `${line}\n`;
}

function flush(): void {
  const bytes = Buffer.from(pending);
  pending = '';
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
