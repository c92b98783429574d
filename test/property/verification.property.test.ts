import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Delivery } from '../../src/domain/delivery.ts';
import { type ConfiguredProvider, configured, type Provider } from '../../src/domain/provider.ts';
import { type ProviderId, providers } from '../../src/domain/providers/index.ts';
import { twilio } from '../../src/domain/providers/twilio.ts';
import { ownBodies, signsAnyBody } from '../domain/support/bodies.ts';
import { judge } from '../domain/support/fixtures.ts';
import { everyOption } from '../domain/support/gateways.ts';
import { spotOf } from '../domain/support/signatures.ts';
import { aDelivery, canSign, signed } from '../support/deliveries.ts';
import { aFormText } from './arbitraries.ts';

/** Each sender as an endpoint may have it: as it comes, and with every option. */
const signers = providers.filter(canSign).flatMap((provider) => {
  const options = everyOption(provider);
  const ways = Object.keys(options).length > 0 ? [{}, options] : [{}];
  return ways
    .map((set) => ({ ...configured(provider, set), way: JSON.stringify(set) }))
    .filter(({ scheme }) => scheme.sign);
});
const aSecret = fc.string({ minLength: 1 });

/** Any text, or one of the shape without which there is no key in it. */
function aSecretOf({ scheme: { credential } }: ConfiguredProvider): fc.Arbitrary<string> {
  if (credential?.read('any')) return aSecret;
  return fc.stringMatching(/^[0-9a-f]{64}$/).map((random) => credential!.make!(random));
}

const anyBody = fc.uint8Array({ minLength: 1, maxLength: 100 });

/** Any bytes, but of those senders that sign only what they write themselves. */
function aBodyOf(provider: ConfiguredProvider): fc.Arbitrary<Uint8Array> {
  return signsAnyBody(provider) ? anyBody : fc.constantFrom(...ownBodies(provider));
}

/** With a hundred senders each has its share of the runs. */
const runs = { numRuns: 30 };
const publicUrl = 'https://hooks.example.com/hook';
const verified = (provider: Provider, delivery: Delivery, secret: string) =>
  judge(provider, delivery, { secrets: [secret], now: delivery.receivedAt, publicUrl }).verified;

/** With names that Twilio may write: none begins with a mark. */
const aTwilioForm = aFormText.map((text) => text.replaceAll(/^|&/g, '$&N'));

/** Another body: a byte changed, gone or added. */
const aChange = fc.record({
  at: fc.nat(),
  mask: fc.integer({ min: 1, max: 255 }),
  how: fc.constantFrom('flip', 'cut', 'add'),
});
type Change = typeof aChange extends fc.Arbitrary<infer T> ? T : never;

function changed(body: Uint8Array, { at, mask, how }: Change): Uint8Array {
  const place = at % body.length;
  const [before, after] = [body.slice(0, place), body.slice(place + 1)];
  const byte = body[place] as number;
  if (how === 'cut') return Buffer.concat([before, after]);
  return Buffer.concat(
    [before, how === 'flip' ? [byte ^ mask] : [byte, mask], after].map((part) => Buffer.from(part)),
  );
}

describe('a changed byte', () => {
  it('is looked for at several senders', () => {
    expect(signers.length).toBeGreaterThan(6);
    expect(signers.filter(({ scheme }) => scheme.proof === 'signed').length).toBeGreaterThan(5);
  });

  // what is signed of the fields of a body and not of its bytes has its tests among the attacks
  const signBytes = signers.filter(
    (one) => one.scheme.proof === 'signed' && (signsAnyBody(one) || !spotOf(one.id as ProviderId).covers),
  );

  it('is looked for at nearly all', () => {
    expect(signers.filter(signsAnyBody).length).toBeGreaterThan(signers.length * 0.8);
    expect(signBytes.length).toBeGreaterThan(signers.length * 0.7);
    expect(signers.filter((one) => !signsAnyBody(one) && ownBodies(one).length === 0)).toEqual([]);
  });

  it.each(signBytes)('never verifies: $id $way, with any body that is not a form', (provider) => {
    fc.assert(
      fc.property(aSecretOf(provider), aBodyOf(provider), aChange, (secret, body, change) => {
        const delivery = signed(aDelivery({ body }), provider, secret);
        expect(verified(provider, delivery, secret)).toBe(true);
        expect(verified(provider, { ...delivery, body: changed(delivery.body, change) }, secret)).toBe(false);
      }),
      runs,
    );
  });

  /**
   * Twilio signs of a form what it says, not its bytes: decoded names and values, sorted, with nothing in between and each
   * repeated value once. Other bytes that say the same verify by design; this text is rebuilt here by other means.
   */
  const said = (body: Uint8Array): string => {
    const fields = Map.groupBy(new URLSearchParams(Buffer.from(body).toString()), ([name]) => name);
    const names = [...fields.keys()].sort();
    return names
      .flatMap((name) => [...new Set(fields.get(name)?.map(([, value]) => name + value))].sort())
      .join('');
  };

  it('never verifies: twilio, with a form that then says anything else', () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    fc.assert(
      fc.property(aSecret, aTwilioForm, aChange, (secret, text, change) => {
        const delivery = signed(aDelivery({ headers, body: text }), twilio, secret);
        expect(verified(twilio, delivery, secret)).toBe(true);
        const body = changed(delivery.body, change);
        fc.pre(said(body) !== said(delivery.body));
        expect(verified(twilio, { ...delivery, body }, secret)).toBe(false);
      }),
    );
  });

  it('of the query never verifies: twilio', () => {
    fc.assert(
      fc.property(aSecret, aFormText, aChange, (secret, rawQuery, change) => {
        const delivery = signed(aDelivery({ method: 'GET', rawQuery }), twilio, secret);
        expect(verified(twilio, delivery, secret)).toBe(true);
        const other = Buffer.from(changed(Buffer.from(rawQuery), change)).toString('latin1');
        // two spellings of one query, which is the same to Twilio
        fc.pre(!/%(?:40|3a|27)/i.test(other));
        expect(verified(twilio, { ...delivery, rawQuery: other }, secret)).toBe(false);
      }),
    );
  });

  it.each(signers)('of the secret never verifies: $id $way', (provider) => {
    // HMAC pads a key with zeros: one that differs only in zeros at its end is the same key
    const bare = (secret: string) => secret.replace(/\0+$/, '');
    fc.assert(
      fc.property(aSecretOf(provider), aSecretOf(provider), aBodyOf(provider), (secret, other, body) => {
        fc.pre(bare(secret) !== bare(other));
        expect(verified(provider, signed(aDelivery({ body }), provider, secret), other)).toBe(false);
      }),
      runs,
    );
  });
});
