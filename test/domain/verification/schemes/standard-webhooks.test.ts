import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import type { Signable } from '../../../../src/domain/verification/scheme.ts';
import { standardWebhooks } from '../../../../src/domain/verification/schemes/standard-webhooks.ts';
import { isRejection } from '../../../../src/domain/verification/verdict.ts';
import { aDelivery } from '../../../support/deliveries.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const at = new Date(Date.UTC(2026, 10, 23, 12));

/** Signed by the package of Standard Webhooks, and then told with other headers. */
function request(body: string, headers: Readonly<Record<string, string>>): Signable {
  return { ...aDelivery({ body, headers }), url: 'https://hooks.example.com/hook' };
}

describe('a request of Standard Webhooks', () => {
  const seconds = String(at.getTime() / 1000);
  const signature = new Webhook(secret).sign('msg_1', at, `a.${seconds}.b`);
  const headers = (id: string) => ({
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': signature,
  });
  const examine = (body: string, id: string) =>
    standardWebhooks().examine(request(body, headers(id)), at.getTime());

  it('claims what its sender signed', () => {
    expect(isRejection(examine(`a.${seconds}.b`, 'msg_1'))).toBe(false);
  });

  it('has no full stop in its id: what a body begins with would pass for the end of an id', () => {
    // the text that was signed is the same
    expect(examine('b', `msg_1.${seconds}.a`)).toEqual({ verified: false, code: 'signature_malformed' });
  });
});
