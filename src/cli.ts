#!/usr/bin/env node
import { explain } from './cli/explain.ts';
import type { Io } from './cli/io.ts';
import { run } from './cli/program.ts';

const stop = new AbortController();
// once: a second Ctrl-C finds the default again, which ends the process at once
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
// a reader like `head` that has seen enough is no failure
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const io: Io = {
  in: process.stdin,
  out: process.stdout,
  err: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  stop: stop.signal,
};
process.on('uncaughtException', (error) => process.exit(explain(error, io)));

const code = await run(process.argv.slice(2), io);
// not only the exit code: a call that was given up must not hold the process; what was printed goes out first
process.stdout.write('', () => process.exit(code));
