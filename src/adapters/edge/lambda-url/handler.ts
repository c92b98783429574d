import type { Context, LambdaFunctionURLResult } from 'aws-lambda';
import type { Endpoint } from '../../../domain/endpoint.ts';
import { callerFields, clipWord } from '../../../domain/receiving/caller-fields.ts';
import type { Gateway } from '../../../domain/receiving/gateway.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Metrics } from '../../../ports/metrics.ts';
import { toDelivery, Unreadable } from './delivery.ts';
import { publicUrlAdvice } from './public-url-advice.ts';
import { respond, unreadable } from './respond.ts';

/** What Lambda keeps for the answer to travel back, ms. */
const returnMs = 500;

export type FunctionUrlHandler = (
  event: unknown,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<LambdaFunctionURLResult>;

/** Function URL event in, response out. */
export function functionUrlHandler(
  gateway: Gateway,
  endpoints: readonly Endpoint[],
  clock: Clock,
  log: Log,
  metrics: Metrics,
): FunctionUrlHandler {
  const advise = publicUrlAdvice(endpoints, log);
  return async (event, context) => {
    const delivery = toDelivery(event, clock.now(), context.getRemainingTimeInMillis() - returnMs);
    if (delivery instanceof Unreadable) {
      const { message, host, caller } = delivery;
      metrics.record({ Refused: 1 }, { code: 'bad_request' });
      log.write('warn', 'unreadable_event', { message, host: clipWord(host), ...callerFields(caller) });
      return unreadable;
    }
    const outcome = await gateway.receive(delivery);
    advise(delivery, outcome);
    return respond(outcome);
  };
}
