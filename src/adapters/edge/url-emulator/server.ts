import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Context, LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import type { Clock } from '../../../ports/clock.ts';
import { toFunctionUrlEvent } from './event.ts';
import { HeldBytes, maxEventBytes, type Refusal, readBody } from './request-body.ts';

const timeoutMs = 30_000;
const mostHeldBytes = 64 * 1024 * 1024;
/** As JSON a byte of a body is six at most, as in `\u0000`; the headers are no more than Node.js takes. */
const surelyWithinBytes = maxEventBytes / 8;

/** A request has to arrive; a kept connection may not be kept for ever. */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: timeoutMs,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};

type Handler = (
  event: LambdaFunctionURLEvent,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<LambdaFunctionURLResult>;

type Reply = Exclude<LambdaFunctionURLResult, string>;

/** Why a request never came to the handler. */
type Why = 'request_too_large' | 'no_room' | 'hung_up';

const whys: Readonly<Record<Refusal, Why>> = { too_large: 'request_too_large', no_room: 'no_room' };

/** Hears of a request that never came to the handler, without its body. No reply where nobody was there to read one. */
type TurnedAway = (event: LambdaFunctionURLEvent, why: Why, reply: Reply | undefined) => void;

/** What Lambda says where as many run as may: https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html */
const refusals: Readonly<Record<Refusal, Reply>> = {
  too_large: { statusCode: 413, body: '{"error":"too_large"}' },
  no_room: { statusCode: 429, body: '{"error":"too_many_requests"}' },
};

/**
 * A local function URL: every request becomes the event that Lambda would make of it and goes to the same handler,
 * so that what runs here is what runs there. All requests together hold so many bytes; one too many gets 429, as where
 * Lambda has no concurrency left.
 */
export function urlEmulator(handler: Handler, clock: Clock, turnedAway: TurnedAway = () => {}): Server {
  // an import of it reads all that it exports, and with that loads what nobody here needs
  const { createServer } = process.getBuiltinModule('node:http');
  const held = new HeldBytes(mostHeldBytes);
  return createServer(patience, (request, response) => {
    serve({ handler, clock, turnedAway, held }, request, response).catch(() =>
      reply(response, { statusCode: 502, body: 'Internal Server Error' }),
    );
  });
}

interface Parts {
  readonly handler: Handler;
  readonly clock: Clock;
  readonly turnedAway: TurnedAway;
  readonly held: HeldBytes;
}

async function serve(
  { handler, clock, turnedAway, held }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const receivedAt = clock.now();
  const tell = (why: Why, reply?: Reply) =>
    turnedAway(toFunctionUrlEvent(request, Buffer.alloc(0), receivedAt), why, reply);
  const refused = (refusal: Refusal) => {
    refuse(response, refusals[refusal]);
    tell(whys[refusal], refusals[refusal]);
  };
  const body = await readBody(request, held).catch((error) => {
    tell('hung_up');
    throw error;
  });
  if (typeof body === 'string') return refused(body);
  try {
    const event = toFunctionUrlEvent(request, body, receivedAt);
    if (body.length > surelyWithinBytes && Buffer.byteLength(JSON.stringify(event)) > maxEventBytes)
      return refused('too_large');
    const cutOffAt = receivedAt + timeoutMs;
    const result = await handler(event, { getRemainingTimeInMillis: () => cutOffAt - clock.now() });
    reply(response, typeof result === 'string' ? { statusCode: 200, body: result } : result);
  } finally {
    held.giveBack(body.length);
  }
}

/** The rest of a body may still be under way, so the connection is of no more use. */
function refuse(response: ServerResponse, refusal: Reply): void {
  reply(response, { ...refusal, headers: { 'content-type': 'application/json', connection: 'close' } });
}

/** Not written with its head first: so Node.js knows how long it is. */
function reply(response: ServerResponse, { statusCode = 200, headers = {}, body = '' }: Reply): void {
  if (response.destroyed || response.headersSent) return;
  response.statusCode = statusCode;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  response.end(body);
}
