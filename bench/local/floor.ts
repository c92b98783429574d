/**
 * What somebody writes by hand: an HTTP server that proves a push of GitHub's and has it in SQLite, on the disk, before it
 * answers. The same pragmas and the same columns; it suppresses no repetition, logs nothing and knows one sender.
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';

const [, , path, secret] = process.argv;
const db = new DatabaseSync(String(path));
db.exec(`pragma journal_mode = wal; pragma synchronous = full;
  create table if not exists event (seq integer primary key autoincrement, id text not null, endpoint text not null,
    source text not null, detail_type text not null, time integer not null, resources text not null,
    detail text not null) strict`);
const insert = db.prepare(
  'insert into event (id, endpoint, source, detail_type, time, resources, detail) values (?, ?, ?, ?, ?, ?, ?)',
);

const server = createServer(async (request, response) => {
  const body = await read(request);
  const expected = createHmac('sha256', String(secret)).update(body).digest('hex');
  const given = Buffer.from(String(request.headers['x-hub-signature-256']));
  const wanted = Buffer.from(`sha256=${expected}`);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    response.writeHead(401).end();
    return;
  }
  const detail = body.toString();
  JSON.parse(detail);
  const resources = JSON.stringify([`urn:github:${request.headers['x-github-delivery']}`]);
  const type = String(request.headers['x-github-event']);
  insert.run(randomUUID(), 'github', 'github.com', type, Date.now(), resources, detail);
  response.setHeader('content-type', 'application/json').end('{"ok":true}');
});

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stderr.write(`listens on http://127.0.0.1:${port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
