import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../src/domain/delivery.ts';
import { withoutSecrets } from '../../../src/domain/hiding/without-secrets.ts';
import { delivered } from '../../../src/domain/outcome.ts';
import { asana } from '../../../src/domain/providers/asana.ts';
import { azureEventGrid } from '../../../src/domain/providers/azure-event-grid.ts';
import { braintree } from '../../../src/domain/providers/braintree.ts';
import { discord } from '../../../src/domain/providers/discord.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { huggingface } from '../../../src/domain/providers/huggingface.ts';
import { meta } from '../../../src/domain/providers/meta.ts';
import { microsoftGraph } from '../../../src/domain/providers/microsoft-graph.ts';
import { token } from '../../../src/domain/providers/token.ts';
import type { StoredValue } from '../../../src/domain/verification/credential.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import { aDelivery, type DeliveryParts } from '../../support/deliveries.ts';
import { growthOf, mostGrowth } from '../../support/growth.ts';
import { anEndpoint } from '../support/gateways.ts';

const secret = 'c0rrect-h0rse/battery staple';

function shown(parts: DeliveryParts, endpoint = anEndpoint(), stored: readonly StoredValue[] = [secret]) {
  const secrets = stored.map((value) => new Secret(value));
  const { body, headers, ...rest } = withoutSecrets(aDelivery(parts), delivered, endpoint, secrets);
  return { ...rest, body: Buffer.from(body).toString(), headers: Object.fromEntries(headers) };
}

describe('a stored secret is hidden', () => {
  it.each([
    ['as it is', secret],
    ['as JSON may write it', String.raw`c0rrect-h0rse\/battery staple`],
    ['percent-encoded', 'c0rrect-h0rse%2fbattery%20staple'],
    ['as forms write it', 'c0rrect-h0rse%2Fbattery+staple'],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64 for URLs, without padding', Buffer.from(secret).toString('base64url')],
  ])('in a body, a header and a query, %s', (_, written) => {
    const { body, headers, rawQuery } = shown({
      body: `<${written}>`,
      headers: { 'x-odd': written },
      rawQuery: `a=1&b=${written}`,
    });
    expect([body, headers['x-odd'], rawQuery]).toEqual(['<[secret]>', '[secret]', 'a=1&b=[secret]']);
  });

  it('in the middle of what is in base64', () => {
    for (const before of ['', 'u', 'us', 'use']) {
      const written = Buffer.from(`${before}${secret}:more`).toString('base64');
      const { body } = shown({ body: written });
      expect(body).toContain('[secret]');
      expect(Buffer.from(body.replace('[secret]', ''), 'base64').toString()).not.toContain('battery');
    }
  });

  it('whatever its characters are, and the bytes around it stay', () => {
    const written = Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.from('größer 👋'), Buffer.from([0xfe])]);
    const { body } = withoutSecrets(aDelivery({ body: written }), delivered, anEndpoint(), [
      new Secret('größer 👋'),
    ]);
    expect([...body]).toEqual([0xff, 0x00, ...Buffer.from('[secret]'), 0xfe]);
  });

  it('in the path and in the answer', () => {
    const answer = { status: 200, headers: { 'x-hook-secret': secret }, body: `you said ${secret}` };
    const { rawPath, answer: told } = withoutSecrets(
      aDelivery({ rawPath: `/hook/${encodeURIComponent(secret)}` }),
      answer,
      anEndpoint(),
      [new Secret(secret)],
    );
    expect(rawPath).toBe('/hook/[secret]');
    expect(told).toEqual({
      status: 200,
      headers: { 'x-hook-secret': '[secret]' },
      body: 'you said [secret]',
    });
  });

  it('in a form, however each character is encoded, with the field as a whole', () => {
    const encoded = [...Buffer.from(secret)].map((byte) => `%${byte.toString(16)}`).join('');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(shown({ headers, body: `a=%41&b=${encoded}&c=%zz` }).body).toBe('a=%41&[secret]&c=%zz');
    expect(shown({ headers, body: `a=+&b=%zz%4${encoded}&c=1` }).body).toBe('a=+&[secret]&c=1');
  });

  it('each of several, the longest first, and each field of one', () => {
    const stored = ['first-one', 'first-one-longer', { appSecret: 'of-the-app', verifyToken: 'to-verify' }];
    const { body } = shown(
      { body: 'first-one-longer first-one of-the-app to-verify' },
      anEndpoint(meta),
      stored,
    );
    expect(body).toBe('[secret] [secret] [secret] [secret]');
  });
});

describe('what is no secret stays', () => {
  it('a key that is public, as the sender of the endpoint has it', () => {
    const key = '3f9c1e7a0b5d8264c7e1a93f60b8d24e95a7c03b1f6d8e2a4c790b5e3d1f8a62';
    expect(shown({ body: key }, anEndpoint(discord), [key]).body).toBe(key);
  });

  it('the name beside a secret, which is in each body', () => {
    const stored = [{ privateKey: 'the-private-one', publicKey: 'the-public-one' }];
    const { body } = shown({ body: 'the-public-one|the-private-one' }, anEndpoint(braintree), stored);
    expect(body).toBe('the-public-one|[secret]');
  });

  it('a signature, and a word that is named like a secret where the endpoint says where its own stands', () => {
    const headers = { 'x-hub-signature-256': 'sha256=00', authorization: 'Bearer abc', 'x-token-type': 'a' };
    expect(shown({ headers, rawQuery: 'token=abc' })).toMatchObject({ headers, rawQuery: 'token=abc' });
  });
});

describe('hidden without being known', () => {
  it('what a CDN in front proves itself with, cookies, and user and password', () => {
    const { headers } = shown({
      headers: {
        'x-sallyport-origin': 'abc',
        cookie: 'a=b',
        authorization: 'Basic dTpw',
        'proxy-authorization': 'a',
      },
    });
    expect(headers).toEqual({
      'x-sallyport-origin': '[secret]',
      cookie: '[secret]',
      authorization: 'Basic [secret]',
      'proxy-authorization': '[secret]',
    });
  });

  it('what is named like a secret, of a delivery to no endpoint: its path may be mistyped', () => {
    const secrets: readonly Secret[] = [];
    const { headers, rawQuery } = withoutSecrets(
      aDelivery({
        headers: { authorization: 'abc', 'x-gitlab-token': 'abc', 'x-api-key': 'abc', accept: '*/*' },
        rawQuery: 'a=1&token=abc&b=2&code=abc',
      }),
      delivered,
      undefined,
      secrets,
    );
    expect(Object.fromEntries(headers)).toEqual({
      authorization: '[secret]',
      'x-gitlab-token': '[secret]',
      'x-api-key': '[secret]',
      accept: '*/*',
    });
    expect(rawQuery).toBe('a=1&token=[secret]&b=2&code=[secret]');
  });

  it('a token that is in another place than it should be', () => {
    const { headers, rawQuery } = shown(
      { headers: { 'x-webhook-token': 'mistyped-too', authorization: 'Token abc' }, rawQuery: 'key=abc' },
      anEndpoint(token),
    );
    expect(headers).toEqual({ 'x-webhook-token': '[secret]', authorization: 'Token [secret]' });
    expect(rawQuery).toBe('key=[secret]');
  });

  it('a token in a body that shows it twice, or spells it in its own way', () => {
    const body = String.raw`{"value":[{"clientState":"one","a":1},{"clientState":"tw\u006f","a":2}]}`;
    expect(shown({ body }, anEndpoint(microsoftGraph)).body).toBe(
      '{"value":[{"clientState":"[secret]","a":1},{"clientState":"[secret]","a":2}]}',
    );
  });

  it.each([
    ['in a header', huggingface, { headers: { 'x-webhook-secret': 'e', accept: 'e*e' } }],
    ['in a query', azureEventGrid, { rawQuery: 'e=1&secret=%65&see=me', headers: { accept: 'e*e' } }],
  ])(
    'a token that would be found in many a text, where it stands and nowhere else: %s',
    (_, sender, sent) => {
      const { headers, rawQuery, body, rawPath } = shown(
        { rawPath: '/the/hook', body: '{"e":"see"}', ...sent },
        anEndpoint(sender),
        [],
      );
      expect([rawPath, body, headers.accept]).toEqual(['/the/hook', '{"e":"see"}', 'e*e']);
      expect([headers['x-webhook-secret'], rawQuery]).toEqual(
        sender === huggingface ? ['[secret]', ''] : [undefined, 'e=1&secret=[secret]&see=me'],
      );
    },
  );

  it('a ticket, and none of its letters elsewhere', () => {
    const rawQuery = 'enrol=0123456789abcdef0123456789abcdef';
    const { rawQuery: after, body } = shown({ rawQuery, body: '{"a":"bed 1"}' }, anEndpoint(asana));
    expect([after, body]).toEqual(['enrol=[secret]', '{"a":"bed 1"}']);
  });

  it('the token with which a subscription is verified, right or wrong', () => {
    const rawQuery = 'hub.mode=subscribe&hub.challenge=123&hub.verify_token=mist%79ped';
    const { rawQuery: after } = shown({ method: 'GET', rawQuery }, anEndpoint(meta));
    expect(after).toBe('hub.mode=subscribe&hub.challenge=123&[secret]');
  });
});

it('a delivery that shows nothing is handed back as it came', () => {
  const delivery = aDelivery({ body: '{"a":1}', headers: { 'x-github-event': 'push' } });
  const secrets = [new Secret(secret)];
  for (const endpoint of [anEndpoint(github), anEndpoint(token)]) {
    const { body, headers } = withoutSecrets(delivery, delivered, endpoint, secrets);
    expect(body).toBe(delivery.body);
    expect(headers).toEqual(delivery.headers);
  }
});

it('a million fields that are no percent-encoding cost in proportion to their number, and stay', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const make = (fields: number) => aDelivery({ headers, body: '%&'.repeat(fields) });
  const read = (delivery: Delivery) => {
    const { body } = withoutSecrets(delivery, delivered, anEndpoint(github), [new Secret(secret)]);
    expect(body).toBe(delivery.body);
  };
  expect(await growthOf(1_000_000, make, read)).toBeLessThan(mostGrowth);
});
