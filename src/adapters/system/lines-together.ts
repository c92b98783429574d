/** What a pipe takes at once, so that nobody's lines come between: https://man7.org/linux/man-pages/man7/pipe.7.html */
const atomicBytes = 4_096;

/**
 * Writes the lines of one moment at once, before the code that is running now gives back to the event loop: many deliveries
 * may be done together, and each call of the system costs more than what is in it.
 */
export class LinesTogether {
  readonly #write: (lines: string) => void;
  #pending = '';
  #bytes = 0;

  constructor(write: (lines: string) => void) {
    this.#write = write;
  }

  add(line: string): void {
    const bytes = Buffer.byteLength(line) + 1;
    if (this.#bytes === 0) queueMicrotask(() => this.flush());
    else if (this.#bytes + bytes > atomicBytes) this.flush();
    this.#pending += `${line}\n`;
    this.#bytes += bytes;
  }

  flush(): void {
    if (this.#bytes === 0) return;
    const lines = this.#pending;
    this.#pending = '';
    this.#bytes = 0;
    this.#write(lines);
  }
}
