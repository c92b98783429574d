import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { capturedFixture, type Expected, type MadeProof } from '../../src/capture/captured-fixture.ts';
import { rawRequest } from '../../src/capture/raw-request.ts';
import { NotCaptured } from '../../src/capture/replaced-request.ts';
import { Substitutes } from '../../src/capture/substitutes.ts';
import { folderProof } from '../../src/cli/capture/made-proof.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import type { Endpoint } from '../../src/domain/endpoint.ts';
import { normalise } from '../../src/domain/events/normalise.ts';
import { receivedFrom } from '../../src/domain/events/received.ts';
import { configured, type Provider } from '../../src/domain/provider.ts';
import { type ProviderId, providers } from '../../src/domain/providers/index.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import {
  deliveryOf,
  type Fixture,
  fixturesOf,
  type ValidFixture,
  validFixturesOf,
} from '../domain/support/fixtures.ts';

/** In place of what is made for a fixture. */
interface Given {
  readonly sign?: MadeProof['sign'];
  readonly secrets?: readonly string[];
  readonly types?: readonly string[];
}

/** Of one folder: a pair of keys is made once. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function captured(
  id: ProviderId,
  fixture: ValidFixture,
  delivery: Delivery = deliveryOf(fixture),
  code?: string,
  given: Given = {},
) {
  const provider = configured(providers.find((one) => one.id === id) as Provider, fixture.options);
  const { options, publicUrl, now } = fixture;
  const endpoint: Endpoint = {
    name: id,
    provider,
    bus: 'default',
    format: 'payload',
    ...(provider.scheme.credential && { secretId: id }),
    ...(options && { options }),
    ...(publicUrl && { publicUrl }),
  };
  const { proof } = provider.scheme;
  // nothing is read of what was turned away
  const events =
    code !== undefined
      ? []
      : normalise(receivedFrom(delivery, provider), endpoint, {
          verified: true,
          proof,
          secret: new Secret('s'),
        });
  const types = events.map(({ detailType }) => detailType);
  const { at } = await folderProof(
    join(folder, provider.scheme.pair ? 'pairs' : id + JSON.stringify(options)),
    provider,
  );
  const expected: Expected =
    code === undefined ? { outcome: 'accepted', types: given.types ?? types } : { outcome: 'rejected', code };
  // it throws where a gateway would not make the same of it
  return await capturedFixture(
    { request: delivery, endpoint, types },
    { time: now, expected, secrets: given.secrets ?? [] },
    new Substitutes(),
    { ...at(now), ...(given.sign && { sign: given.sign }) },
  );
}

const person = {
  email: 'ada.lovelace@analytical-engine.org',
  name: 'Ada Lovelace',
  phone: '+44 20 7946 0958',
  ip: '203.0.113.77',
  token: 'ghp_x9Kq2LmN7pR4sT1vW8yZ3aB6cD5eF0gH2iJ4',
  card: '5555 5555 5555 4444',
  iban: 'GB82 WEST 1234 5698 7654 32',
  street: '12 St James Square',
  birthday: '1815-12-10',
};
const sayings = Object.values(person);

/** Where people put it: by its name, in what somebody wrote, in an address, in JSON in a text, in base64. */
const told = {
  buyer: person,
  message: `write to ${person.email} or call ${person.phone}, ${person.name}`,
  link: `https://crm.analytical-engine.org/people/${encodeURIComponent(person.name)}?mail=${encodeURIComponent(person.email)}`,
  inner: JSON.stringify({ email: person.email, list: [person.ip] }),
  packed: Buffer.from(JSON.stringify({ name: person.name, token: person.token })).toString('base64'),
  [person.email]: true,
};

/** Every text that bytes say, however deep in escapes, percent-encodings and base64. */
function saidBy(bytes: Uint8Array): string {
  let text = Buffer.from(bytes).toString();
  const all = [text];
  for (let depth = 0; depth < 3; depth += 1) {
    const packed = text.match(/[A-Za-z\d+/_-]{12,}={0,2}/g) ?? [];
    const unpacked = packed.map((one) => Buffer.from(one, 'base64').toString());
    const decoded = text.replaceAll(/(?:%[\dA-Fa-f]{2})+/g, (octets) =>
      Buffer.from(octets.replaceAll('%', ''), 'hex').toString(),
    );
    text = [decoded.replaceAll('+', ' '), decoded.replaceAll('\\', ''), ...unpacked].join('\n');
    all.push(text);
  }
  return all.join('\n');
}

/** What of a delivery nobody but its sender could have written. */
function signatureOf({ headers, body }: ValidFixture): readonly string[] {
  const named = Object.entries(headers).filter(
    ([name]) => /signature|authorization|token|mac$/.test(name) && !/headers|timestamp/.test(name),
  );
  const inBody = /(?:signature"?:? ?"?[=:]? ?"|bt_signature=\w+%7C|hmacSignature": ?")([\w+/=-]{20,})/i.exec(
    body,
  )?.[1];
  const long = named.flatMap(
    ([, value]) => value.match(/[\w+/-]{16,}={0,2}|(?<=^(?:Bearer|Basic) )\S+|^\S+$/g) ?? [],
  );
  return [...long, ...(inBody === undefined ? [] : [inBody])];
}

/** JSON in the body, signed in headers in every way that there is, by tokens, by keys of a pair, in the body itself. */
const ofJson: readonly ProviderId[] = [
  'github',
  'gitlab',
  'stripe',
  'svix',
  'slack',
  'shopify',
  'linear',
  'discord',
  'plaid',
  'mailgun',
  'figma',
  'square',
  'zoom',
  'paddle',
  'postmark',
  'cloudevents',
];

describe('a captured fixture', () => {
  it.each(ofJson)('of %s has nothing of whom it was about, in any byte', async (id) => {
    const fixture = validFixturesOf(id).find(
      ({ body }) => body.startsWith('{') && body.length > 2,
    ) as ValidFixture;
    const body = `${fixture.body.trimEnd().slice(0, -1)},"told":${JSON.stringify(told)}}`;
    expect(saidBy(Buffer.from(body))).toContain(person.token);
    const { request, edits } = await captured(id, fixture, {
      ...deliveryOf(fixture),
      body: Buffer.from(body),
    });
    const said = saidBy(rawRequest(request));
    for (const one of sayings) expect(said).not.toContain(one);
    for (const part of ['Lovelace', 'analytical', '7946 0', '79460']) expect(said).not.toContain(part);
    expect(edits.length).toBeGreaterThan(sayings.length);
  });

  it.each(['twilio', 'braintree', 'travis-ci', 'wix', 'adyen', 'aws-sns'] as const)(
    'of %s, which is signed by field or packed, is read as it was, and says something else',
    async (id) => {
      const [fixture] = validFixturesOf(id) as [ValidFixture];
      const { request, edits } = await captured(id, fixture);
      expect(Buffer.from(request.body).equals(deliveryOf(fixture).body)).toBe(false);
      expect(edits).not.toEqual([]);
    },
  );

  it('can be made of the first delivery of every sender', async () => {
    const refused: string[] = [];
    for (const { id } of providers) {
      const [fixture] = validFixturesOf(id) as [ValidFixture];
      await captured(id, fixture).catch((error) => {
        expect(error).toBeInstanceOf(NotCaptured);
        refused.push(id);
      });
    }
    expect(providers.length).toBeGreaterThan(120);
    expect(refused).toEqual([]);
  });

  it.each([
    'stripe',
    'svix',
    'token',
    'gitlab',
    'basic',
    'braintree',
    'contentful',
    'airtable',
    'mailgun',
    'adyen',
  ] as const)(
    'of what was turned away from %s is turned away alike, and shows nothing of its proof',
    async (id) => {
      const [fixture] = validFixturesOf(id) as [ValidFixture];
      const { request } = await captured(id, fixture, deliveryOf(fixture), 'signature_mismatch');
      const said = saidBy(rawRequest(request));
      const proofs = [...signatureOf(fixture)];
      expect(proofs).not.toEqual([]);
      for (const proof of proofs) expect(said).not.toContain(proof);
    },
  );

  it.each(['json', 'json-hash-alone'])(
    'of %s of Twilio has one digest of its body in its query, of what is in it now',
    async (called) => {
      const fixture = validFixturesOf('twilio').find(({ id }) => id === called) as ValidFixture;
      const body = Buffer.from('{"property":"value","email":"ada@analytical-engine.org"}');
      const digest = (bytes: Uint8Array) => `bodySHA256=${createHash('sha256').update(bytes).digest('hex')}`;
      const delivery = deliveryOf(fixture);
      const rawQuery = delivery.rawQuery.replace(/bodySHA256=\w+/, digest(body));
      const { request } = await captured('twilio', fixture, { ...delivery, rawQuery, body });
      expect(Buffer.from(request.body).toString()).toBe('{"property":"value","email":"person1@example.com"}');
      expect(request.rawQuery.match(/bodySHA256=\w+/g)).toEqual([digest(request.body)]);
      expect(request.rawQuery.endsWith(digest(request.body))).toBe(true);
    },
  );

  it.each([
    ['has an id that its sender never gives', 'svix', 'manual-verification-dot-in-id'],
    ['has a body that is cut short', 'hubspot', 'body-that-is-cut-short'],
    ['has a query that is not configured', 'plivo', 'fields-in-the-query'],
    ['has a token of another, over this body', 'plaid', 'another-key'],
    ['has a token of another, for this address', 'messagebird', 'different-secret'],
    ['has a token of another, for one audience', 'google-pubsub-push', 'new-object-unknown-key'],
    ['came late, by a date in words', 'metronome', 'alert-too-old'],
    ['shows what is no base64', 'basic', 'not-base64'],
  ] as const)(
    'of what %s, from %s, is turned away alike and shows nothing of its proof',
    async (_, id, called) => {
      const fixture = fixturesOf(id).find((one) => one.id === called) as Fixture & ValidFixture;
      const { code } = fixture.expect as unknown as { readonly code: string };
      const { request } = await captured(id, fixture, deliveryOf(fixture), code);
      const said = Buffer.from(rawRequest(request)).toString();
      // what a token says beside its signature was looked through
      const proofs = signatureOf(fixture).filter((proof) => proof.length > 15 && !proof.startsWith('eyJ'));
      for (const proof of proofs) expect(said).not.toContain(proof);
    },
  );

  it('of what came without a proof has none', async () => {
    const [fixture] = validFixturesOf('github') as [ValidFixture];
    const delivery = deliveryOf(fixture);
    const headers = new Map([...delivery.headers].filter(([name]) => !name.startsWith('x-hub-signature')));
    const { request } = await captured('github', fixture, { ...delivery, headers }, 'signature_missing');
    expect([...request.headers.keys()]).toEqual([...headers.keys()]);
  });

  it('of what came with a proof of a few letters has another one', async () => {
    const [fixture] = validFixturesOf('token') as [ValidFixture];
    const delivery = deliveryOf(fixture);
    const proof = fixture.secrets[0] as string;
    const named = [...delivery.headers].find(([, value]) => value.includes(proof)) as [string, string];
    const headers = new Map([...delivery.headers, [named[0], named[1].replace(proof, 'abcdef')]]);
    const { request } = await captured('token', fixture, { ...delivery, headers }, 'signature_mismatch');
    const now = request.headers.get(named[0]);
    expect(now).toMatch(/^(?:Bearer )?(?!abcdef)[a-z]{6}$/);
  });

  /** As one whose proof is a member of the body. */
  const inBodies: MadeProof['sign'] = ({ body, ...request }) => {
    if (body.length > 2) throw new TypeError('no items to sign');
    return { ...request, body: Buffer.from('{"proof":"1"}'), url: '', publicUrl: undefined };
  };
  const never = () => {
    throw new TypeError('no items to sign');
  };
  it.each<[string, Given, string | undefined, string]>([
    ['nobody but its sender can sign it', { sign: () => undefined }, undefined, 'only GitHub can sign it'],
    [
      'its sender never sends the like',
      { sign: never },
      undefined,
      'it cannot be signed anew: no items to sign',
    ],
    [
      'its sender never sends the like, and it was turned away',
      { sign: never },
      'signature_mismatch',
      'it cannot be signed anew: no items to sign',
    ],
    [
      'its sender writes its proof into a body that cannot be read',
      { sign: inBodies },
      'body_malformed',
      'where its proof stands cannot be told, and verify --id says why it was turned away',
    ],
    [
      'it was turned away, and nobody but its sender can sign it',
      { sign: () => undefined },
      'signature_mismatch',
      'only GitHub can sign it',
    ],
    [
      'a gateway makes another event of it',
      { types: ['issues'] },
      undefined,
      'a gateway makes "push" of it, and not "issues"',
    ],
    ['a gateway believes what was turned away', {}, 'signature_missing', 'and not "signature_missing"'],
    [
      'a secret of its endpoint is a word that stays',
      { secrets: ['paid_in_full_and_more'] },
      undefined,
      'something that was replaced still stands in it',
    ],
  ])('is refused where %s', async (_, given, code, words) => {
    const fixture = validFixturesOf('github').find(({ expect: { type } }) => type === 'push') as ValidFixture;
    const body = Buffer.from('{"ref":"refs/heads/main","status":"paid_in_full_and_more"}');
    for (const rawQuery of ['', 'page=2']) {
      const refused = captured('github', fixture, { ...deliveryOf(fixture), rawQuery, body }, code, given);
      await expect(refused).rejects.toThrow(NotCaptured);
      await expect(refused).rejects.toThrow(words);
    }
  });

  it('is no reason to hide a fault of the program', async () => {
    const [fixture] = validFixturesOf('github') as [ValidFixture];
    const fault = () => {
      throw new RangeError('a fault');
    };
    await expect(captured('github', fixture, undefined, undefined, { sign: fault })).rejects.toThrow(
      RangeError,
    );
  });

  it('is refused for a body that nobody can read', async () => {
    const binary = validFixturesOf('ably').find(
      ({ bodyEncoding }) => bodyEncoding === 'base64',
    ) as ValidFixture;
    await expect(captured('ably', binary)).rejects.toThrow('its body is binary');
  });
});
