import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import type { Credential } from '../../../../src/domain/verification/credential.ts';
import { base64Key } from '../../../../src/domain/verification/credential-forms.ts';
import { judge } from '../../../../src/domain/verification/judge.ts';
import type { Signable } from '../../../../src/domain/verification/scheme.ts';
import { standardWebhooks } from '../../../../src/domain/verification/schemes/standard-webhooks.ts';
import { Secret } from '../../../../src/domain/verification/secrets/secret.ts';
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

/** The worked example of the makers of the scheme: https://docs.svix.com/receiving/verifying-payloads/how-manual */
describe('the example that is published', () => {
  const whsec = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const body = '{"test": 2432232314}';
  const now = 1_614_265_330_000;
  const published = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
  const sent = (prefix: string, signature = published, text = body) =>
    request(text, {
      [`${prefix}-id`]: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      [`${prefix}-timestamp`]: '1614265330',
      [`${prefix}-signature`]: signature,
    });

  describe.each(['webhook', 'svix'] as const)('with headers of %s', (prefix) => {
    const scheme = standardWebhooks(prefix);
    const isTrue = (one: Signable) => {
      const claim = scheme.examine(one, now);
      return (
        !isRejection(claim) && judge(claim, [new Secret(whsec)], base64Key('whsec_'), 'signed', now).verified
      );
    };

    it('is true, alone and among others', () => {
      expect(isTrue(sent(prefix))).toBe(true);
      expect(isTrue(sent(prefix, `v1,${'A'.repeat(43)}= v1a,AAAA ${published}`))).toBe(true);
    });

    it.each([
      ['another body', published, '{"test":2432232314}'],
      ['another version', published.replace('v1', 'v2'), body],
      ['another signature', published.replace('g0', 'g1'), body],
    ])('is not with %s', (_, signature, text) => {
      expect(isTrue(sent(prefix, signature, text))).toBe(false);
    });

    it('is what we sign', () => {
      const { [`${prefix}-signature`]: _, ...unsigned } = Object.fromEntries(sent(prefix).headers);
      const credential = base64Key('whsec_').read(whsec) as Credential;
      expect(scheme.sign?.(request(body, unsigned), credential, now)).toEqual(sent(prefix));
    });
  });

  it('is not found under the headers of the other', () => {
    expect(standardWebhooks('svix').examine(sent('webhook'), now)).toMatchObject({
      code: 'signature_missing',
    });
  });
});

describe('a request without an id', () => {
  it('is not what its sender signed', () => {
    const { 'webhook-id': _, ...headers } = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(at.getTime() / 1000),
      'webhook-signature': new Webhook(secret).sign('msg_1', at, '{}'),
    };
    const claim = standardWebhooks().examine(request('{}', headers), at.getTime());
    const form = base64Key('whsec_');
    expect(
      !isRejection(claim) && judge(claim, [new Secret(secret)], form, 'signed', at.getTime()).verified,
    ).toBe(false);
  });
});
