import { describe, expect, it } from '@jest/globals';
import { providers } from '../../../src/domain/providers/index.ts';
import { aDelivery, type DeliveryParts, neededOptions } from '../../support/deliveries.ts';
import { aGateway, anEndpoint, everyOption } from '../support/gateways.ts';

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** What scanners send, and who tries out the addresses of webhooks. None of it shows a proof. */
const strays: readonly [what: string, parts: DeliveryParts][] = [
  ['an empty POST', {}],
  ['an empty object', { body: '{}', headers: json }],
  ['a form', { body: 'a=1', headers: form }],
  ['a form, and a query', { body: 'a=1', rawQuery: 'x=1', headers: form }],
  ['a challenge', { body: '{"type":"url_verification","challenge":"c"}', headers: json }],
  ['a GET', { method: 'GET' }],
  ['a GET with a query', { method: 'GET', rawQuery: 'x=1' }],
  ['a handshake', { method: 'GET', rawQuery: 'hub.mode=subscribe&hub.challenge=1&hub.verify_token=x' }],
  ['a handshake that nobody can print', { method: 'GET', rawQuery: 'hub.mode=subscribe&hub.challenge=%00' }],
];

describe.each(providers)('a stranger at the endpoint of $id', (provider) => {
  it.each(strays)('says nothing of its secret: %s', async (_, parts) => {
    for (const options of [neededOptions(provider), everyOption(provider)]) {
      const publicUrl = 'https://hooks.example.com/hook';
      const { gateway, metrics } = aGateway({ endpoints: [anEndpoint(provider, { options, publicUrl })] });
      const outcome = await gateway.receive(aDelivery(parts));
      const counted = metrics.records.map(({ values }) => values);
      if (outcome.kind === 'rejected') expect(counted).toEqual([{ Rejected: 1, Unsigned: 1 }]);
      else expect(counted).toEqual([outcome.kind === 'refused' ? { Refused: 1 } : {}]);
    }
  });
});
