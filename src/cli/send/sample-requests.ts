import { randomUUID } from 'node:crypto';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { HttpRequest } from '../../ports/exchange.ts';
import { asToldTo } from '../../samples/sample.ts';
import type { Io } from '../io.ts';
import { chosenSample } from './chosen-sample.ts';
import { type OwnPartOptions, type OwnParts, ownParts } from './own-parts.ts';

/** What is sent to an endpoint in place of its sender, not signed. */
export interface SampleRequests extends Pick<OwnParts, 'forced'> {
  /** One that was never there before. */
  make(): HttpRequest;
}

/**
 * Requests of a sample, with what the user puts in the place of its parts.
 * @param event which sample; the first where none is named
 * @throws {UserError} where there is no such sample, or no such file
 */
export async function sampleRequests(
  endpoint: Endpoint,
  event: string | undefined,
  own: OwnPartOptions,
  io: Io,
): Promise<SampleRequests> {
  const make = await chosenSample(endpoint.provider, event, own.file !== undefined);
  const { body, forced } = await ownParts(own, io);
  return {
    forced,
    make() {
      const sample = asToldTo(endpoint, make(randomUUID()));
      return {
        method: sample.method ?? 'POST',
        headers: new Map(Object.entries(sample.headers)),
        body: body ?? Buffer.from(sample.body),
      };
    },
  };
}
