/**
 * A sender in a process of its own, so that what it costs is not counted: so many connections that are kept, on each one
 * delivery at a time. It knows no more of HTTP than it needs, to leave the core to the gateway.
 */
import { connect } from 'node:net';
import { aPush } from './push.ts';

const [, , port, secret, connections, seconds] = process.argv;
const { body, signature } = aPush(String(secret));
const run = Math.random().toString(36).slice(2);
const latencies: number[] = [];
let sent = 0;
let isOver = false;

const request = (id: number) =>
  `POST /github HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nuser-agent: GitHub-Hookshot/1\r\naccept: */*\r\n` +
  `content-type: application/json\r\nx-github-event: push\r\nx-github-delivery: ${run}-${id}\r\n` +
  `x-hub-signature-256: ${signature}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

function connection(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1').setNoDelay(true).setEncoding('latin1');
    let startedAt = 0;
    let answer = '';
    const next = () => {
      if (isOver) {
        socket.end();
        resolve();
        return;
      }
      startedAt = performance.now();
      answer = '';
      sent += 1;
      socket.write(request(sent));
    };
    socket.on('connect', next);
    socket.on('error', reject);
    socket.on('data', (text) => {
      answer += text;
      if (!isWhole(answer)) return;
      if (!answer.startsWith('HTTP/1.1 200')) reject(new Error(answer));
      latencies.push(performance.now() - startedAt);
      next();
    });
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1];
  if (length !== undefined) return answer.length >= end + 4 + Number(length);
  return answer.endsWith('0\r\n\r\n');
}

const startedAt = performance.now();
setTimeout(() => {
  isOver = true;
}, Number(seconds) * 1000);
await Promise.all(Array.from({ length: Number(connections) }, connection));
const perSecond = latencies.length / ((performance.now() - startedAt) / 1000);
latencies.sort((one, other) => one - other);
const at = (share: number) => latencies[Math.floor(share * latencies.length)];
process.stdout.write(
  JSON.stringify({
    ccpu: (process.cpuUsage().user + process.cpuUsage().system) / latencies.length,
    n: latencies.length,
    perSecond,
    p50: at(0.5),
    p99: at(0.99),
  }),
);
