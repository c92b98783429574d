/** The loopback AWS as a process: what it works is not counted in what is measured. Its parent sets it and asks for counts. */
import { readFileSync } from 'node:fs';
import { BenchAws } from './bench-aws.ts';

const { secrets, tls } = JSON.parse(process.argv[2] ?? '{}');
const server = new BenchAws(
  secrets,
  tls && { key: readFileSync(tls.key, 'utf8'), cert: readFileSync(tls.cert, 'utf8') },
);

process.on('message', ({ latencyMs }: { readonly latencyMs?: number }) => {
  if (latencyMs !== undefined) server.answerAfterMs = latencyMs;
  process.send?.(server.takeCounts());
});
process.on('disconnect', () => process.exit());
process.send?.(await server.listen());
