/**
 * A sender in a process of its own, so that what it costs is not counted: connections that are kept, and on each one delivery at a
 * time. It knows no more of HTTP than it needs, to leave the cores to whoever answers. It sends for as long as it is told to,
 * and says how many it has sent.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { githubSecret, pushBody } from '../lib/github-push.ts';

const body = pushBody(2_000);
const signature = `sha256=${createHmac('sha256', githubSecret).update(body).digest('hex')}`;
const run = randomUUID();
let sent = 0;

function request(host: string): string {
  sent += 1;
  return (
    `POST /github HTTP/1.1\r\nhost: ${host}\r\nuser-agent: GitHub-Hookshot/044aadd\r\naccept: */*\r\n` +
    `content-type: application/json\r\nx-github-event: push\r\nx-github-delivery: ${run}-${sent}\r\n` +
    `x-github-hook-id: 292430182\r\nx-hub-signature-256: ${signature}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

/** @returns the milliseconds that each delivery took */
function sendUntil(until: number, port: number): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const latencies: number[] = [];
    const socket: Socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
    let startedAt = 0;
    let answer = '';
    const next = () => {
      startedAt = performance.now();
      answer = '';
      if (startedAt < until) socket.write(request(`127.0.0.1:${port}`));
      else socket.end(() => resolve(latencies));
    };
    socket.on('connect', next).on('error', reject);
    socket.on('data', (text) => {
      answer += text;
      if (!isWhole(answer)) return;
      if (!answer.startsWith('HTTP/1.1 200 ')) reject(new Error(answer));
      latencies.push(performance.now() - startedAt);
      next();
    });
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(answer) ?? [];
  if (end >= 0 && length === undefined) throw new Error(`of what length is this? ${answer}`);
  return end >= 0 && answer.length >= end + 4 + Number(length);
}

process.on(
  'message',
  async ({ port, inFlight, seconds }: Record<'port' | 'inFlight' | 'seconds', number>) => {
    const startedAt = performance.now();
    const until = startedAt + seconds * 1000;
    const each = await Promise.all(Array.from({ length: inFlight }, () => sendUntil(until, port)));
    const latencies = each.flat();
    const perSecond = latencies.length / ((performance.now() - startedAt) / 1000);
    latencies.sort((one, other) => one - other);
    process.send?.({ perSecond, p99: latencies[Math.floor(0.99 * latencies.length)] });
  },
);
