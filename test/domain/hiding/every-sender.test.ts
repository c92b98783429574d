import { describe, expect, it } from '@jest/globals';
import { decodeUtf8 } from '../../../src/domain/content/content.ts';
import { parseForm } from '../../../src/domain/content/form.ts';
import { type Shown, withoutSecrets } from '../../../src/domain/hiding/without-secrets.ts';
import { delivered } from '../../../src/domain/outcome.ts';
import { configured, enrols } from '../../../src/domain/provider.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { isTicket } from '../../../src/domain/verification/secrets/enrolment-window.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import { deliveryOf, handshakesOf, validFixturesOf } from '../support/fixtures.ts';
import { anEndpoint } from '../support/gateways.ts';

const everyFixture = providers.flatMap((provider) =>
  validFixturesOf(provider.id).map((fixture) => {
    const { proof } = configured(provider, fixture.options).scheme;
    const { options, publicUrl } = fixture;
    const endpoint = anEndpoint(provider, { ...(options && { options }), ...(publicUrl && { publicUrl }) });
    return { name: `${provider.id}: ${fixture.id}`, provider: provider.id, proof, fixture, endpoint };
  }),
);
const byToken = everyFixture.filter(({ proof }) => proof === 'token');
const bySignature = everyFixture.filter(({ proof }) => proof === 'signed');

/** All that is shown, as it is and as somebody would decode it. */
function readings({ rawPath, rawQuery, headers, body, answer }: Shown): string {
  const text = Buffer.from(body).toString('latin1');
  const inHeaders = [...headers.values(), ...Object.values(answer.headers)];
  const decoded = inHeaders.flatMap((value) =>
    value.split(' ').map((word) => Buffer.from(word, 'base64').toString()),
  );
  const fields = [rawQuery, text].flatMap((form) => [...(parseForm(form) ?? [])].flat(2));
  const json = decodeUtf8(body) ?? '';
  return [rawPath, rawQuery, text, json, answer.body, ...inHeaders, ...decoded, ...fields].join('\n');
}

function valuesOf(secrets: readonly (string | Readonly<Record<string, string>>)[]): readonly string[] {
  return secrets.flatMap((secret) => (typeof secret === 'string' ? [secret] : Object.values(secret)));
}

describe('the token of every sender that shows one', () => {
  it('is in this table', () => {
    expect(new Set(byToken.map(({ provider }) => provider)).size).toBeGreaterThanOrEqual(17);
    expect(byToken.length).toBeGreaterThan(40);
  });

  it.each(byToken)('is hidden also where it is not the stored one: $name', ({ fixture, endpoint }) => {
    const delivery = deliveryOf(fixture);
    const before = readings({ ...delivery, answer: delivered });
    const after = readings(withoutSecrets(delivery, delivered, endpoint, []));
    const shown = valuesOf(fixture.secrets).filter((value) => before.includes(value));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((value) => after.includes(value))).toEqual([]);
    expect(after).toContain('[secret]');
  });

  it.each(byToken)(
    'is hidden wherever else it stands, and the rest stays: $name',
    ({ fixture, endpoint }) => {
      const delivery = deliveryOf(fixture);
      const [value = ''] = valuesOf(fixture.secrets);
      const astray = {
        ...delivery,
        rawQuery: `a=1&b=${[...Buffer.from(value)].map((byte) => `%${byte.toString(16)}`).join('')}&c=2`,
        headers: new Map([
          ...[...delivery.headers].filter(([, text]) => !text.includes(value)),
          ['x-astray', `a ${Buffer.from(`x:${value}`).toString('base64')}`],
        ]),
        body: Buffer.from(JSON.stringify({ a: 1, b: value, c: 2 })),
      };
      const shown = withoutSecrets(astray, delivered, endpoint, [new Secret(value)]);
      expect(readings(shown)).not.toContain(value);
      expect(shown.rawQuery).toBe('a=1&[secret]&c=2');
      expect(Buffer.from(shown.body).toString()).toBe('{"a":1,"b":"[secret]","c":2}');
    },
  );
});

describe('what is signed', () => {
  it('is in this table', () => {
    expect(new Set(bySignature.map(({ provider }) => provider)).size).toBeGreaterThan(100);
  });

  it.each(bySignature)('stays byte for byte: $name', ({ fixture, endpoint }) => {
    const delivery = deliveryOf(fixture);
    const secrets = fixture.secrets.map((value) => new Secret(value));
    const shown = withoutSecrets(delivery, delivered, endpoint, secrets);
    expect(shown.body).toBe(delivery.body);
    expect(shown.rawQuery).toBe(delivery.rawQuery);
    expect(shown.headers).toEqual(delivery.headers);
  });
});

const enrolling = providers
  .filter(enrols)
  .flatMap((provider) =>
    handshakesOf(provider.id).map((fixture) => ({
      name: `${provider.id}: ${fixture.id}`,
      provider,
      fixture,
    })),
  )
  .filter(({ fixture }) => fixture.url.includes('enrol='));

describe('the secret that a sender delivers', () => {
  it('is in this table', () => {
    expect(enrolling.map(({ provider }) => provider.id)).toEqual(expect.arrayContaining(['asana', 'notion']));
    expect(new Set(enrolling.map(({ provider }) => provider.id)).size).toBe(providers.filter(enrols).length);
  });

  it.each(enrolling)('is hidden, in the answer too, and so is the ticket: $name', ({ provider, fixture }) => {
    const delivery = deliveryOf(fixture);
    const endpoint = anEndpoint(provider, fixture.options && { options: fixture.options });
    const read = (provider.handshakes ?? []).flatMap(({ when, read: of }) =>
      when === 'enrolling' ? (of({ ...delivery, url: '' }) ?? []) : [],
    );
    expect(read).toHaveLength(1);
    const [{ secret, answer }] = read as [(typeof read)[0]];
    const shown = withoutSecrets(delivery, answer, endpoint, []);
    expect(readings({ ...delivery, answer })).toContain(secret);
    expect(readings(shown)).not.toContain(secret);
    expect(shown.rawQuery.split(/[=&]/).filter(isTicket)).toEqual([]);
  });
});
