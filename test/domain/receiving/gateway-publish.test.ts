import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../src/domain/outcome.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { tooLarge } from '../../../src/domain/publishing/receipts.ts';
import type { Publisher, Receipt } from '../../../src/ports/publisher.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';

const delivery = signed(aDelivery({ body: '{"challenge":"c"}' }), github, 's3cret');
const { receivedAt } = delivery;

describe('the time for publishing', () => {
  const timeOf = async (provider: Provider, cutOffAt: number) => {
    const { gateway, publisher } = aGateway({ endpoints: [anEndpoint(provider)] });
    await gateway.receive({ ...delivery, cutOffAt });
    return publisher.calls[0]?.left;
  };

  it('ends a little earlier than the moment at which the sender gives up', async () => {
    expect(await timeOf(github, receivedAt + 60_000)).toBe(9_000);
    expect(await timeOf({ ...github, answerWithinMs: 3000 }, receivedAt + 60_000)).toBe(2_700);
  });

  it('never ends later than the moment at which the platform cuts the answer off', async () => {
    expect(await timeOf(github, receivedAt + 5_000)).toBe(5_000);
  });

  it.each([4_999, 5_000, 1_234.5, 10_001])(
    'is whole milliseconds, whatever part of %d ms it is, since timers and stores have whole numbers',
    async (answerWithinMs) => {
      const left = await timeOf({ ...github, answerWithinMs }, receivedAt + 60_000.7);
      expect(left).toBe(Math.floor(answerWithinMs * 0.9));
    },
  );

  it('counts from the arrival, however long the steps before took', async () => {
    const { gateway, publisher, clock } = aGateway();
    clock.advance(4_000);
    await gateway.receive(delivery);
    expect(publisher.calls[0]?.left).toBe(5_000);
  });
});

describe('a batch', () => {
  const batch = signed(aDelivery({ body: '[{"id":"1"},{"id":"2"},{"id":"3"}]' }), twilio, 's3cret');
  const receive = async (receiptFor: (id: string) => Receipt) => {
    const { gateway, publisher } = aGateway({ endpoints: [anEndpoint(twilio)] });
    publisher.receiptFor = ({ id }) => receiptFor(id);
    return { outcome: await gateway.receive(batch), publisher };
  };

  it('is published in one call', async () => {
    const { outcome, publisher } = await receive(() => ({ status: 'published' }));
    expect(outcome).toMatchObject({ kind: 'accepted' });
    expect(publisher.calls.map(({ events }) => events.map(({ id }) => id))).toEqual([['1', '2', '3']]);
  });

  it.each([0, 1, 2])(
    'is not delivered where nobody answers for more than %i of its events',
    async (answered) => {
      const silent: Publisher = {
        publish: async (events) => events.slice(0, answered).map(() => ({ status: 'published' })),
      };
      const { gateway } = aGateway({ endpoints: [anEndpoint(twilio)], publisher: silent });
      expect(await gateway.receive(batch)).toEqual({ kind: 'unavailable', code: 'no_receipt' });
    },
  );

  it.each(['1', '2', '3'])('is all or nothing: event %s alone fails it', async (failing) => {
    const { outcome } = await receive((id) =>
      id === failing
        ? { status: 'unavailable', reason: 'outage', code: 'ThrottlingException' }
        : { status: 'published' },
    );
    expect(outcome).toEqual({ kind: 'unavailable', code: 'ThrottlingException' });
  });

  it('is too large when one of its events is', async () => {
    const { outcome } = await receive((id) => (id === '2' ? tooLarge : { status: 'published' }));
    expect(outcome).toEqual({ kind: 'refused', code: 'too_large' });
  });
});

describe('a handshake', () => {
  const answer: Answer = { status: 201, headers: { a: 'b' }, body: 'c' };
  const shaking: Provider = {
    ...github,
    handshakes: [
      {
        when: 'proven',
        read: ({ content }) => (content.kind === 'json' ? { kind: 'reply', answer } : undefined),
      },
    ],
  };

  it('is answered as its provider asks, and nothing is published', async () => {
    const { gateway, publisher } = aGateway({ endpoints: [anEndpoint(shaking)] });
    expect(await gateway.receive(delivery)).toEqual({ kind: 'answered', answer });
    expect(publisher.calls).toEqual([]);
  });

  it('is not answered to anybody who cannot sign', async () => {
    const { gateway } = aGateway({ endpoints: [anEndpoint(shaking)] });
    const forged = { ...delivery, body: Buffer.from('{"challenge":"d"}') };
    expect(await gateway.receive(forged)).toEqual({ kind: 'rejected', code: 'signature_mismatch' });
  });

  it('is an event like any other where it is none', async () => {
    const { gateway, publisher } = aGateway({ endpoints: [anEndpoint(shaking)] });
    const event = signed(aDelivery({ body: 'no JSON' }), github, 's3cret');
    expect(await gateway.receive(event)).toMatchObject({ kind: 'accepted' });
    expect(publisher.events).toHaveLength(1);
  });
});
