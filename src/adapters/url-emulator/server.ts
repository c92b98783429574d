import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Context, LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import type { Clock } from '../../ports/clock.ts';
import { toFunctionUrlEvent } from './event.ts';

/** Lambda's limit for an event: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const maxEventBytes = 6 * 1024 * 1024;
const timeoutMs = 30_000;

type Handler = (
  event: LambdaFunctionURLEvent,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<LambdaFunctionURLResult>;

/**
 * A local function URL: every request becomes the event that Lambda would make of it and goes to the same handler,
 * so that what runs here is what runs there.
 */
export function urlEmulator(handler: Handler, clock: Clock): Server {
  return createServer((request, response) => {
    serve(handler, clock, request, response).catch(() =>
      reply(response, { statusCode: 502, body: 'Internal Server Error' }),
    );
  });
}

async function serve(
  handler: Handler,
  clock: Clock,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const receivedAt = clock.now();
  const body = await readBody(request);
  const event = body && toFunctionUrlEvent(request, body, receivedAt);
  if (!event || Buffer.byteLength(JSON.stringify(event)) > maxEventBytes) {
    return reply(response, { statusCode: 413, body: '{"error":"too_large"}' });
  }
  const cutOffAt = receivedAt + timeoutMs;
  const result = await handler(event, { getRemainingTimeInMillis: () => cutOffAt - clock.now() });
  reply(response, typeof result === 'string' ? { statusCode: 200, body: result } : result);
}

/** @returns nothing when it is longer than an event can be */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // keeps reading, so that the sender hears the answer instead of a broken connection
    if (bytes <= maxEventBytes) chunks.push(chunk);
  }
  return bytes <= maxEventBytes ? Buffer.concat(chunks) : undefined;
}

function reply(
  response: ServerResponse,
  { statusCode = 200, headers = {}, body = '' }: Exclude<LambdaFunctionURLResult, string>,
): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(
    statusCode,
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  );
  response.end(body);
}
