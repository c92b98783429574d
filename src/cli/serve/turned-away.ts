import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { toDelivery, Unreadable } from '../../adapters/edge/lambda-url/delivery.ts';
import { unreadable } from '../../adapters/edge/lambda-url/respond.ts';
import type { urlEmulator } from '../../adapters/edge/url-emulator/server.ts';
import type { JournalWriter } from '../../adapters/local/sqlite/journal-writer.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { Config } from '../../app/configuration/config-of.ts';
import type { Answer } from '../../domain/outcome.ts';
import { routes } from '../../domain/receiving/routes.ts';

type Handler = Parameters<typeof urlEmulator>[0];
type TurnedAway = NonNullable<Parameters<typeof urlEmulator>[2]>;

/** Keeps what never came to the gateway: people look for it in vain where only deliveries are listed. */
export function keepingTurnedAway(
  journal: Pick<JournalWriter, 'keepAnswered'>,
  { endpoints }: Pick<Config, 'endpoints'>,
): { readonly watched: (handler: Handler) => Handler; readonly turnedAway: TurnedAway } {
  const route = routes(endpoints);
  return {
    watched: (handler) => async (event, context) => {
      const result = await handler(event, context);
      if (result === unreadable) keep(event, 'bad_request', { status: 400, body: String(unreadable.body) });
      return result;
    },
    turnedAway: (event, why, reply) =>
      keep(event, why, { status: reply?.statusCode ?? 0, body: reply?.body ?? '' }),
  };

  function keep(
    event: LambdaFunctionURLEvent,
    code: string,
    { status, body }: Omit<Answer, 'headers'>,
  ): void {
    const { host = '', ...others } = event.headers;
    // a host that is none is what most of them are turned away for
    const read = toDelivery({ ...event, headers: others }, systemClock.now(), 0);
    if (read instanceof Unreadable) return;
    const delivery = { ...read, host, headers: new Map([['host', host], ...read.headers]) };
    const endpoint = route(delivery);
    const answer = { status, headers: status === 0 ? {} : { 'content-type': 'application/json' }, body };
    journal.keepAnswered(
      {
        delivery,
        endpoint,
        events: [],
        secret: undefined,
        report: {
          endpoint: endpoint?.name,
          provider: endpoint?.provider.id,
          outcome: 'refused',
          code,
          proof: undefined,
          secret: undefined,
          ms: { total: Math.max(0, systemClock.now() - delivery.receivedAt) },
        },
      },
      answer,
    );
  }
}
