import { describe, expect, it } from '@jest/globals';
import { type JsonContent, readBody } from '../../../../src/domain/content/content.ts';
import { ownField } from '../../../../src/domain/content/json.ts';
import { adyenItems } from '../../../../src/domain/verification/schemes/adyen-items.ts';
import { isRejection } from '../../../../src/domain/verification/verdict.ts';

const scheme = adyenItems();
const key = scheme.credential?.read('DFB1EB5485895CFA84146406857104ABB4CBCABDC8AAF103A624C8F6A3EAAB00');
const item = {
  pspReference: 'pspReference',
  originalReference: 'originalReference',
  merchantAccountCode: 'merchantAccount',
  merchantReference: 'reference',
  amount: { value: 1000, currency: 'EUR' },
  eventCode: 'CAPTURE',
  success: 'true',
  additionalData: { shopper: 'zoë' },
};

function request(...items: readonly unknown[]) {
  const notificationItems = items.map((one) => ({ NotificationRequestItem: one }));
  const body = Buffer.from(JSON.stringify({ live: 'false', notificationItems }));
  return { method: 'POST', rawQuery: '', headers: new Map<string, string>(), body, url: 'https://a.example' };
}

function signed(...items: readonly unknown[]) {
  return JSON.parse(Buffer.from(scheme.sign!(request(...items), key!, 0).body).toString());
}

describe('items that are signed as Adyen does it', () => {
  it('have the signature that the tests of its own library have, each beside what was there', () => {
    // https://github.com/Adyen/adyen-node-api-library/blob/main/src/__tests__/hmacValidator.spec.ts
    const hmacSignature = 'xhpHvYq2u2Np0rstbZ6QjLGu7JWhvf7Iwaa6EviJSX0=';
    const { live, notificationItems } = signed(item, { ...item, additionalData: undefined });
    expect([live, notificationItems[0].NotificationRequestItem]).toEqual([
      'false',
      { ...item, additionalData: { shopper: 'zoë', hmacSignature } },
    ]);
    expect(notificationItems[1].NotificationRequestItem.additionalData).toEqual({ hmacSignature });
  });

  it('are a claim each, all of which must hold', () => {
    const body = Buffer.from(JSON.stringify(signed(item, { ...item, eventCode: 'REFUND' })));
    const claim = scheme.examine({ ...request(), body }, 0);
    expect(isRejection(claim) ? claim : [claim.kind, claim.kind === 'every' && claim.claims.length]).toEqual([
      'every',
      2,
    ]);
  });

  it('may have no reference at all, as a report has none', () => {
    const { merchantReference: _, originalReference: __, ...report } = item;
    expect(() => signed({ ...report, merchantReference: null })).not.toThrow();
  });

  it('are signed by no public key, and where they are none, by nothing', () => {
    const published = { kind: 'public', keys: [{ key: {} }] } as never;
    expect(() => scheme.sign!(request(item), published, 0)).toThrow(TypeError);
    expect(() => signed()).toThrow(TypeError);
    expect(() => signed(item, 7)).toThrow(TypeError);
    expect(() => signed({ ...item, success: true })).toThrow(TypeError);
    expect(() => signed({ ...item, eventCode: 'A:B' })).toThrow(TypeError);
    expect(() => scheme.sign!({ ...request(), body: Buffer.from('no JSON') }, key!, 0)).toThrow(TypeError);
  });

  it('go to the bus without their signatures, by which whoever saw one could change all else in it', () => {
    const { body } = scheme.sign!(request(item, { ...item, reason: 'größer' }), key!, 0);
    const hidden = scheme.hide!(readBody(body));
    const { notificationItems } = JSON.parse((hidden as JsonContent).text);
    expect(notificationItems.map((one: typeof item) => ownField(one, 'NotificationRequestItem'))).toEqual([
      { ...item, additionalData: { ...item.additionalData, hmacSignature: '[secret]' } },
      { ...item, reason: 'größer', additionalData: { ...item.additionalData, hmacSignature: '[secret]' } },
    ]);
  });
});
