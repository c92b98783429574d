import { describe, expect, it } from '@jest/globals';
import { readText } from '../../src/domain/content.ts';
import { isProbe, probeBody } from '../../src/domain/probe.ts';
import { github } from '../../src/domain/providers/github.ts';
import { aDelivery, signed } from '../support/deliveries.ts';
import { aGateway } from './support/gateways.ts';

describe('a probe', () => {
  const probe = aDelivery({ body: probeBody('n') });

  it('is answered with the stage of the secret that verified it, and never published', async () => {
    const { gateway, publisher } = aGateway();
    const outcome = await gateway.receive(signed(probe, github, 's3cret'));
    expect(outcome).toMatchObject({
      kind: 'answered',
      answer: { status: 200, body: '{"verified":"current"}' },
    });
    expect(publisher.calls).toEqual([]);
  });

  it('is rejected like anything else where nothing proves it', async () => {
    expect((await aGateway().gateway.receive(signed(probe, github, 'other'))).kind).toBe('rejected');
  });

  it.each([
    '{"sallyport":{"probe":"n"},"more":1}',
    '{"sallyport":{"probe":1}}',
    '{"sallyport":{"probe":""}}',
    '{"sallyport":{"body":{"encoding":"text","data":""}}}',
    '{"sallyport":null}',
    '[]',
    'text',
  ])('is not %s', (text) => {
    expect(isProbe(readText(text))).toBe(false);
  });
});
