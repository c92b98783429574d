#!/usr/bin/env node
import { explain } from './cli/errors/explain.ts';
import { exitCode, type Io } from './cli/io.ts';
import { run } from './cli/program.ts';

const stop = new AbortController();
// once: a second Ctrl-C finds the default again, which ends the process at once
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
const io: Io = {
  in: process.stdin,
  out: process.stdout,
  err: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  stop: stop.signal,
};
process.on('uncaughtException', (error) => process.exit(explain(error, io)));
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // a reader like `head` that has seen enough is no failure
  if (error.code === 'EPIPE') process.exit(exitCode.ok);
  // a command that listens itself goes on
  if (process.stdout.listenerCount('error') === 1) process.exit(explain(error, io));
});
// there is nobody left to tell
process.stderr.on('error', () => {});

const code = await run(process.argv.slice(2), io);
// not only the exit code: a call that was given up must not hold the process; what was printed goes out first
process.stdout.write('', () => process.exit(code));
