import type { IncomingMessage } from 'node:http';
import { Refusal } from './answer.ts';

const mostBytes = 1024 * 1024;
/** What is read and thrown away of a larger one, so that its sender hears why instead of a broken connection. */
const mostRefusedBytes = 8 * mostBytes;

/** @returns nothing where there is no body @throws {Refusal} for one that is too large, or no JSON */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes <= mostBytes) chunks.push(chunk);
      else if (bytes > mostRefusedBytes) break;
    }
  } catch {
    // a page that was closed meanwhile is no failure of anybody here
    throw new Refusal(400, 'the request ended before all of it was here');
  }
  if (bytes > mostBytes)
    throw new Refusal(413, 'that is more than the 1 MiB which the workbench reads', { connection: 'close' });
  return bytes === 0 ? undefined : parsed(Buffer.concat(chunks));
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'the body is not JSON');
  }
}
