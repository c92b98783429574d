import { describe, expect, it } from '@jest/globals';
import type { Provider } from '../../../src/domain/provider.ts';
import { mollie } from '../../../src/domain/providers/mollie.ts';
import { vonage } from '../../../src/domain/providers/vonage.ts';
import { x } from '../../../src/domain/providers/x.ts';
import { eventOf } from '../support/normalised.ts';

/** What a repetition of it is known by; nothing where none is suppressed. */
function keyOf(provider: Provider, said: object): string | undefined {
  return eventOf(provider, { body: JSON.stringify(said) }).suppressionKey;
}

describe('two events with one id', () => {
  it('are two, where one webhook of Mollie asked for all of a thing and another did not', () => {
    const simple = { id: 'event_GvJ8WHrp5isUdRub9CJyH', type: 'payment-link.paid', entityId: 'pl_1' };
    const full = { ...simple, _embedded: { entity: { resource: 'payment-link', id: 'pl_1' } } };
    expect(keyOf(mollie, full)).not.toBe(keyOf(mollie, simple));
    expect(keyOf(mollie, { ...full, _links: {} })).toBe(keyOf(mollie, full));
  });

  it('are two, where a post is liked on X once more', () => {
    const liked = (timestamp_ms: string) => ({
      for_user_id: '1',
      favorite_events: [{ id: 'a7ba59eab0bfcba386f7acedac279542', timestamp_ms }],
    });
    expect(keyOf(x, liked('1767261598512'))).not.toBe(keyOf(x, liked('1767261598511')));
    expect(keyOf(x, liked('1767261598511'))).toBe(keyOf(x, liked('1767261598511')));
  });

  it('are two, where Vonage says of a call, and not when', () => {
    const call = { uuid: '63f61863-4a51-4f6b-86e1-46edebcf9356', status: 'ringing' };
    expect(keyOf(vonage, call)).toBeUndefined();
    expect(keyOf(vonage, { ...call, timestamp: '2026-01-01T09:59:58Z' })).toMatch(/ringing/);
  });
});
