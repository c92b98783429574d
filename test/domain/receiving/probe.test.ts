import { describe, expect, it } from '@jest/globals';
import { github } from '../../../src/domain/providers/github.ts';
import { isProbe, probeBody } from '../../../src/domain/receiving/probe.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { aGateway } from '../support/gateways.ts';

describe('a probe', () => {
  const nonce = '0b8f6e8a-6c1e-4b53-9d0f-2a7c1f3e5d90';
  const probe = aDelivery({ body: probeBody(nonce) });

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

  it('is known by its bytes alone', () => {
    expect(probeBody(nonce)).toBe(`{"sallyport":{"probe":"${nonce}"}}`);
    expect(isProbe(Buffer.from(probeBody(nonce)))).toBe(true);
  });

  const exact = probeBody(nonce);
  it.each([
    '{"sallyport":{"probe":"x","order":1}}',
    '{"sallyport":{"probe":"x"}}',
    probeBody('n'),
    probeBody(''),
    probeBody(nonce.toUpperCase()),
    probeBody(nonce.replaceAll('-', '')),
    exact.replace('}}', ',"order":1}}'),
    exact.replace('}}', '},"order":1}'),
    exact.replace(':', ': '),
    exact.replace('probe', '\\u0070robe'),
    `${exact}\n`,
    ` ${exact}`,
    `\ufeff${exact}`,
    `[${exact}]`,
    `payload=${encodeURIComponent(exact)}`,
    '{"sallyport":{"body":{"encoding":"text","data":""}}}',
    '',
  ])('is nothing else, which is published like any event: %j', async (text) => {
    const { gateway, publisher } = aGateway();
    const outcome = await gateway.receive(signed(aDelivery({ body: text }), github, 's3cret'));
    expect(outcome.kind).toBe('accepted');
    expect(publisher.events).toHaveLength(1);
  });
});
