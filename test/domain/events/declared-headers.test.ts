import { describe, expect, it } from '@jest/globals';
import type { Delivery, Headers } from '../../../src/domain/delivery.ts';
import type { Received } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import type { Secrets } from '../../../src/ports/secrets.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { FixedSecrets, publishing } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { deliveryOf, type Fixture, validFixturesOf } from '../support/fixtures.ts';
import { aGateway, anEndpoint, everyOption } from '../support/gateways.ts';

/** Writes down which headers are asked for, from the moment at which a delivery is proven. */
class WatchedHeaders extends Map<string, string> {
  readonly read = new Set<string>();
  #proven = false;

  watch(): void {
    this.#proven = true;
  }

  override get(name: string): string | undefined {
    if (this.#proven) this.read.add(name);
    return super.get(name);
  }

  override has(name: string): boolean {
    if (this.#proven) this.read.add(name);
    return super.has(name);
  }
}

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (id, provider) => {
  const fixtures = validFixturesOf(id).map((fixture): [string, Fixture] => [fixture.id, fixture]);

  it.each(fixtures)(
    'uses no header after verification but those that it declares: %s',
    async (_, fixture) => {
      const headers = new WatchedHeaders(Object.entries(fixture.headers));
      const delivery: Delivery = { ...deliveryOf(fixture), headers };
      const inner = new FixedSecrets({ 'hooks/one': fixture.secrets });
      const watching = (store: Secrets): Secrets => ({
        get: async (id) => {
          const known = await store.get(id);
          // what examined the request has read what it needs
          headers.watch();
          return known;
        },
        refresh: async () => undefined,
      });
      const seen = new Set<string>();
      const watched = (received: Received): Received => {
        for (const name of received.delivery.headers.keys()) seen.add(name);
        return received;
      };
      const { publicUrl, options = everyOption(provider) } = fixture;
      const parts = { options, ...(publicUrl === undefined ? {} : { publicUrl }) };
      const { gateway } = aGateway({
        endpoints: [
          anEndpoint(
            {
              ...provider,
              read: (received) => provider.read(watched(received)),
              answer: (received) => provider.answer?.(watched(received)),
              handshakes: (provider.handshakes ?? []).map((handshake) =>
                handshake.when === 'proven'
                  ? { ...handshake, read: (received: Received) => handshake.read(watched(received)) }
                  : handshake,
              ),
            },
            { name: delivery.rawPath.slice(1), format: 'envelope', ...parts },
          ),
        ],
        secrets: watching(inner),
        keys: watching(publishing(fixture.certificates ?? {})),
        clock: new ManualClock(fixture.now),
      });
      expect((await gateway.receive(delivery)).kind).toBe('accepted');
      const declared = Object.keys(provider.headers ?? {});
      expect([...seen].filter((name) => !declared.includes(name))).toEqual([]);
      expect([...headers.read].filter((name) => !declared.includes(name))).toEqual([]);
    },
  );

  it('says of each in words what a replay can do with it', () => {
    for (const [name, sentence] of Object.entries(provider.headers ?? {})) {
      expect(name).toBe(name.toLowerCase());
      expect(sentence).toMatch(/^[A-Z].*\. A replay .*[^.]$/);
    }
  });
});

describe('a header that is not declared', () => {
  it('is not there for the code of a provider, whatever it asks for', async () => {
    const careless = {
      ...github,
      headers: { 'x-mine': 'a replay can say anything' },
      read: ({ delivery }: Received) =>
        [
          {
            type: ['x-mine', 'x-other', 'x-hub-signature-256']
              .map((name) => delivery.headers.get(name))
              .join(),
            content: { kind: 'text', text: '' },
          },
        ] as const,
    };
    const { gateway, publisher } = aGateway({ endpoints: [anEndpoint(careless)] });
    await gateway.receive(
      signed(aDelivery({ headers: { 'x-mine': 'a', 'x-other': 'b' } }), github, 's3cret'),
    );
    expect(publisher.events.map(({ detailType }) => detailType)).toEqual(['a,,']);
  });

  it('is none at all where a provider declares nothing', async () => {
    const { headers: _, ...silent } = github;
    let headers: Headers | undefined;
    const read = (received: Received) => {
      headers = received.delivery.headers;
      return github.read(received);
    };
    const { gateway } = aGateway({ endpoints: [anEndpoint({ ...silent, read })] });
    await gateway.receive(signed(aDelivery({ headers: { 'x-github-event': 'push' } }), github, 's3cret'));
    expect(headers?.size).toBe(0);
  });
});
