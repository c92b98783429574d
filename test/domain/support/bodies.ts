import type { ConfiguredProvider } from '../../../src/domain/provider.ts';
import type { ProviderId } from '../../../src/domain/providers/index.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { deliveryOf, validFixturesOf } from './fixtures.ts';

/** A secret of any shape: what it signs is not looked at. */
const any = '0f8d1c6b7a2e4935d0c1b2a394857f6e0f8d1c6b7a2e4935d0c1b2a394857f6e';

export function canSignBody(provider: ConfiguredProvider, body: string | Uint8Array): boolean {
  if (!provider.scheme.sign) return false;
  try {
    signed(aDelivery({ body }), provider, any);
    return true;
  } catch {
    return false;
  }
}

/** Whether we can sign whatever comes as this sender: some write their proof into JSON, or sign objects or text alone. */
export function signsAnyBody(provider: ConfiguredProvider): boolean {
  return ['', '[]', 'text', Buffer.of(0x80)].every((body) => canSignBody(provider, body));
}

/** Bodies that this sender sends, as others have written them down. */
export function ownBodies(provider: ConfiguredProvider): readonly Uint8Array[] {
  const bodies = validFixturesOf(provider.id as ProviderId).map((fixture) => deliveryOf(fixture).body);
  return bodies.filter((body) => canSignBody(provider, body));
}
