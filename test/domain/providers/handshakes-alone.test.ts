import { describe, expect, it } from '@jest/globals';
import { receivedFrom } from '../../../src/domain/events/received.ts';
import { configured, type Provider } from '../../../src/domain/provider.ts';
import { asana } from '../../../src/domain/providers/asana.ts';
import { azureEventGrid } from '../../../src/domain/providers/azure-event-grid.ts';
import { hcpTerraform } from '../../../src/domain/providers/hcp-terraform.ts';
import { aDelivery } from '../../support/deliveries.ts';

const validation = {
  eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
  data: { validationCode: '512d38b6' },
};

function asks(provider: Provider, said: unknown): boolean {
  return asksBy(provider, JSON.stringify(said));
}

function asksBy(provider: Provider, body: string): boolean {
  const received = receivedFrom(aDelivery({ body }), configured(provider));
  return (provider.handshakes ?? []).some(
    (handshake) => handshake.when === 'proven' && handshake.read(received) !== undefined,
  );
}

describe('what a sender asks, which is never published', () => {
  it.each<[Provider, unknown, unknown]>([
    [azureEventGrid, [validation], [validation, { eventType: 'Microsoft.Storage.BlobCreated' }]],
    [
      hcpTerraform,
      { notifications: [{ trigger: 'verification' }] },
      { notifications: [{ trigger: 'verification' }, { trigger: 'run:errored' }] },
    ],
  ])('stands alone: with an event beside it, nothing is lost (%#)', (provider, alone, beside) => {
    expect(asks(provider, alone)).toBe(true);
    expect(asks(provider, beside)).toBe(false);
    expect(asks(provider, {})).toBe(false);
  });

  it.each<Provider>([asana, azureEventGrid, hcpTerraform])(
    'is JSON: what is none is an event as any other ($id)',
    (provider) => {
      expect(asksBy(provider, 'events=')).toBe(false);
    },
  );
});
