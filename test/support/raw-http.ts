import { connect } from 'node:net';

/** Writes a request byte by byte as a sender does, without a client that would tidy it up. */
export async function exchange(
  port: number,
  head: readonly string[],
  body: string | Uint8Array = '',
): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const bytes = Buffer.from(body);
  socket.write(`${[...head, `Content-Length: ${bytes.length}`, 'Connection: close'].join('\r\n')}\r\n\r\n`);
  socket.write(bytes);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
