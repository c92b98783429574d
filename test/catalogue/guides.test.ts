import { describe, expect, it } from '@jest/globals';
import { missingOf } from '../../scripts/providers/companions.ts';
import type { WebhookEvent } from '../../src/domain/event.ts';
import { normalise } from '../../src/domain/events/normalise.ts';
import { receivedFrom } from '../../src/domain/events/received.ts';
import { configured, type Provider } from '../../src/domain/provider.ts';
import { providers } from '../../src/domain/providers/index.ts';
import { guides } from '../../src/guides/index.ts';
import { compilePattern } from '../../src/pattern/compile-pattern.ts';
import { samples } from '../../src/samples/index.ts';
import type { Sample } from '../../src/samples/sample.ts';
import { anEndpoint } from '../domain/support/gateways.ts';
import { verified } from '../domain/support/normalised.ts';
import { aDelivery, canSign, fittingSecret, neededOptions, signed } from '../support/deliveries.ts';
import { isCalledBy } from '../support/sample-types.ts';

const root = new URL('../../', import.meta.url);
const unique = '72d3162e-cc78-11e3-81ab-4c9367dc0958';

describe('a provider', () => {
  it.each(providers.map(({ id }) => id))('has a guide, samples and fixtures: %s', (id) => {
    expect(missingOf(id, root)).toEqual([]);
  });

  it('would be found fault with by the names of the files that it has not', () => {
    expect(missingOf('initech', root)).toEqual([
      'src/guides/initech.ts',
      'src/samples/initech.ts',
      'test/fixtures/providers/initech.json',
    ]);
  });
});

/** The events of a sample, as consumers get them. */
function eventsOf(provider: Provider, { method = 'POST', headers, body }: Sample): readonly WebhookEvent[] {
  const options = neededOptions(provider);
  const one = configured(provider, options);
  const delivery = aDelivery({ method, headers, body, receivedAt: Date.now() });
  const sent = canSign(one) ? signed(delivery, one, fittingSecret(one)) : delivery;
  return normalise(receivedFrom(sent, one), anEndpoint(provider, { options }), verified);
}

function asDelivered({ source, detailType, detail, resources }: WebhookEvent): object {
  return { source, 'detail-type': detailType, resources, detail: JSON.parse(detail) };
}

describe.each(providers.map((provider) => [provider.id, provider] as const))(
  'the guide to %s',
  (id, provider) => {
    const made = async () => Object.entries((await samples.get(id)?.()) ?? {});

    it('has rules that are rules, each of which matches one of the samples', async () => {
      const { rules = [] } = (await guides.get(id)?.()) ?? {};
      const events = (await made()).flatMap(([, make]) => eventsOf(provider, make(unique)).map(asDelivered));
      expect(rules.length).toBeGreaterThanOrEqual(2);
      const idle = rules.filter(({ pattern }) => {
        const { matches } = compilePattern(JSON.stringify(pattern));
        return !events.some(matches);
      });
      expect(idle).toEqual([]);
    });

    it('names the address of the endpoint, and ends its sentences', async () => {
      const guide = await guides.get(id)?.();
      expect(guide?.setUp.join(' ')).toContain('{url}');
      const sentences = [...(guide?.setUp ?? []), guide?.secret, ...(guide?.quirks ?? [])];
      expect(sentences.filter((sentence) => !/[.!?]\)?$/.test(sentence ?? ''))).toEqual([]);
    });

    it('has samples that are called by what they become', async () => {
      const differing: string[] = [];
      for (const [name, make] of await made()) {
        const [{ detailType } = { detailType: '' }] = eventsOf(provider, make(unique));
        if (!isCalledBy(detailType, name, id)) differing.push(`${name} becomes ${detailType}`);
      }
      expect(differing).toEqual([]);
    });
  },
);
