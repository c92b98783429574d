import { ContainerModule, type ServiceIdentifier } from 'inversify';
import type { FunctionUrlHandler } from '../../adapters/edge/lambda-url/handler.ts';
import type { BusWatch } from '../../adapters/publishing/bus-watch/bus-watch.ts';
import type { Check } from '../../domain/receiving/check.ts';
import type { Gateway } from '../../domain/receiving/gateway.ts';
import type { Buses } from '../../ports/buses.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Enrolments } from '../../ports/enrolments.ts';
import type { Exchange } from '../../ports/exchange.ts';
import type { Journal } from '../../ports/journal.ts';
import type { Keeping } from '../../ports/keeping.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Publisher } from '../../ports/publisher.ts';
import type { SecretStore, Secrets } from '../../ports/secrets.ts';
import type { Web } from '../../ports/web.ts';

/** What parts are bound, replaced and wrapped in. Handed on from here, so that an entry of one's own has the same copy. */
export { ContainerModule };

export function token<T>(name: string): ServiceIdentifier<T> {
  return Symbol.for(`sallyport.${name}`);
}

/** What can be asked for and replaced. An environment binds the first seven; the core makes the rest of them. */
export const Token = {
  clock: token<Clock>('clock'),
  log: token<Log>('log'),
  metrics: token<Metrics>('metrics'),
  /** Where secrets are kept; the gateway sees them through the cache. */
  secretStore: token<SecretStore>('secretStore'),
  /** Where events go; the gateway sees it through the breaker and the size check. */
  bus: token<Publisher>('bus'),
  /** Which buses are there. */
  buses: token<Buses>('buses'),
  /** Where events are kept that the bus does not have. */
  keeping: token<Keeping>('keeping'),
  /** Which buses are known to be missing; the check and all publishers share one. */
  busWatch: token<BusWatch>('busWatch'),
  secrets: token<Secrets>('secrets'),
  /** Where senders may put in the secret that they make; an environment that does not say has no such place. */
  enrolments: token<Enrolments>('enrolments'),
  /** Where senders publish their keys. */
  web: token<Web>('web'),
  /** How the gateway is asked at its own address. */
  exchange: token<Exchange>('exchange'),
  /** Public keys that senders publish, remembered. */
  keys: token<Secrets>('keys'),
  /** Who is told of every delivery with all that came; an environment that does not say has nobody. */
  journal: token<Journal>('journal'),
  publisher: token<Publisher>('publisher'),
  gateway: token<Gateway>('gateway'),
  check: token<Check>('check'),
  /** Probes the own address, `without` some secrets. @returns the endpoints at which the answer was not that of this gateway */
  selfProbe: token<(without?: readonly string[]) => Promise<readonly string[]>>('selfProbe'),
  handler: token<FunctionUrlHandler>('handler'),
};
