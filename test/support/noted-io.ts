import { PassThrough } from 'node:stream';
import type { Io, Output } from '../../src/cli/io.ts';

/** What a command may touch, without a terminal and without a folder of its own, and what it has said. */
export function notedIo(parts: Partial<Io> = {}) {
  const said = { out: '', err: '' };
  const stop = new AbortController();
  const io: Io = {
    out: { write: (text) => (said.out += text) },
    err: { write: (text) => (said.err += text) },
    env: {},
    cwd: '/nowhere',
    stop: stop.signal,
    ...parts,
  };
  return { io, said, interrupt: () => stop.abort() };
}

/** A terminal on which a progress bar can be drawn. */
export function drawnOn(): { readonly output: Output; readonly drawn: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let drawn = '';
  stream.on('data', (data: Buffer) => {
    drawn += data.toString();
  });
  return { output: stream, drawn: () => drawn };
}
