import type { IncomingMessage } from 'node:http';
import { Refusal } from './answer.ts';

const mostBytes = 1024 * 1024;

/** @returns nothing where there is no body @throws {Refusal} for one that is too large, or no JSON */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes)
      throw new Refusal(413, 'that is more than the 1 MiB which the workbench reads', {
        connection: 'close',
      });
    chunks.push(chunk);
  }
  if (bytes === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new Refusal(400, 'the body is not JSON');
  }
}
