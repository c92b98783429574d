import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formats } from '../../src/domain/events/format.ts';
import { aGateway, anEndpoint } from '../domain/support/gateways.ts';
import { FixedSecrets } from '../support/fakes.ts';
import { anyDelivery, aProvider, aSignedDelivery } from './arbitraries.ts';

const aFormat = fc.constantFrom(...formats);
const origin = fc.constantFrom(undefined, 'origin');

describe('whatever arrives', () => {
  it('is never our fault and never an outage, as long as our own parts work', async () => {
    const unsigned = fc.tuple(aProvider, anyDelivery).map(([provider, delivery]) => ({ provider, delivery }));
    await fc.assert(
      fc.asyncProperty(unsigned, aFormat, origin, async ({ provider, delivery }, format, originSecretId) => {
        const { gateway, publisher } = aGateway({
          endpoints: [anEndpoint(provider, { format })],
          ...(originSecretId === undefined ? {} : { originSecretId }),
        });
        const outcome = await gateway.receive(delivery);
        expect(['rejected', 'refused']).toContain(outcome.kind);
        expect(publisher.calls).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('becomes events that the bus takes, where it is signed', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(aSignedDelivery, aFormat, async ({ provider, secret, delivery }, format) => {
        const { gateway, publisher, log } = aGateway({
          endpoints: [anEndpoint(provider, { format })],
          secrets: new FixedSecrets({ 'hooks/one': [secret] }),
        });
        const outcome = await gateway.receive(delivery);
        expect(['accepted', 'rejected', 'refused']).toContain(outcome.kind);
        expect(log.named('delivery')).toHaveLength(1);
        expect(publisher.events.length > 0).toBe(outcome.kind === 'accepted');
        for (const event of publisher.events) {
          accepted += 1;
          expect(Object.prototype.toString.call(JSON.parse(event.detail))).toBe('[object Object]');
          expect(event.detailType.length).toBeGreaterThan(0);
          expect(event.detailType.length).toBeLessThanOrEqual(128);
          expect(event.detailType.isWellFormed()).toBe(true);
          expect(new Date(event.time).toISOString()).toMatch(/^\d{4}-/);
          expect(event.resources[0]).toMatch(/^urn:sallyport:hook:[\w.!~*'()%-]{1,256}$/);
        }
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(300);
  });
});
