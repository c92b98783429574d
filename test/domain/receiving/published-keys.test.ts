import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { PublishedKeys } from '../../../src/adapters/secrets/published-keys.ts';
import { type ConfiguredProvider, configured, defineProvider } from '../../../src/domain/provider.ts';
import { Check } from '../../../src/domain/receiving/check.ts';
import type { Scheme } from '../../../src/domain/verification/scheme.ts';
import { SecretReader } from '../../../src/domain/verification/secrets/secret-reader.ts';
import { aDelivery } from '../../support/deliveries.ts';
import {
  FixedSecrets,
  FixedWeb,
  RecordingBuses,
  RecordingLog,
  RecordingMetrics,
} from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';

const url = 'https://keys.example/jwks.json';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const jwks = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one' }] });

/** Names in its headers where its key is, and stores nothing with us. */
const scheme: Scheme = {
  proof: 'signed',
  signsUrl: false,
  keyAddress: /https:\/\/keys[.]example\/[a-z]+[.]json/,
  examine: ({ headers, body }) => ({
    kind: 'signature',
    algorithm: 'ed25519',
    signatures: [Buffer.from(headers.get('signature') ?? '', 'base64')],
    messages: [[body]],
    key: { at: 'jwks', url: headers.get('key') ?? '', keyId: 'one' },
  }),
};
const publishing = defineProvider({
  id: 'publishing',
  name: 'Publishing',
  docs: 'https://publishing.example/docs',
  source: 'publishing.example',
  answerWithinMs: 5_000,
  scheme,
  read: ({ content }) => [{ type: undefined, content }],
});

const endpointOf = (provider: ConfiguredProvider) => {
  const { secretId: _, ...endpoint } = anEndpoint(provider);
  return endpoint;
};
const endpoint = endpointOf(configured(publishing));

const body = '{"a":1}';
const headers = { key: url, signature: sign(null, Buffer.from(body), privateKey).toString('base64') };

function aGatewayWith(documents: Readonly<Record<string, string | Error>>) {
  const [clock, web] = [new ManualClock(), new FixedWeb(documents)];
  const [log, metrics] = [new RecordingLog(), new RecordingMetrics()];
  const keys = new PublishedKeys(web, clock, log, metrics);
  return { ...aGateway({ endpoints: [endpoint], keys, web, clock, log, metrics }), web, log, metrics };
}

describe('an endpoint whose sender publishes its keys', () => {
  it('takes what they prove, and asks for no secret', async () => {
    const { gateway, secrets, publisher, log } = aGatewayWith({ [url]: jwks });
    expect(await gateway.receive(aDelivery({ headers, body }))).toMatchObject({ kind: 'accepted' });
    expect(publisher.events).toHaveLength(1);
    expect(secrets.asked).toEqual([]);
    expect(log.named('delivery')[0]?.fields).toMatchObject({ proof: 'signed', secret: 'current:0' });
  });

  it('is unavailable while nobody can read them, and rejects nothing', async () => {
    const { gateway, publisher, metrics, log } = aGatewayWith({ [url]: new Error('down') });
    const outcome = await gateway.receive(aDelivery({ headers, body }));
    expect(outcome).toEqual({ kind: 'unavailable', code: 'secret_unreachable' });
    expect(publisher.calls).toEqual([]);
    expect([metrics.sum('Unavailable'), metrics.sum('Rejected')]).toEqual([1, 0]);
    expect(log.named('delivery')).toMatchObject([{ level: 'error' }]);
  });

  it('is unavailable, too, for a new address that is one too many: it may be a good one', async () => {
    const { gateway } = aGatewayWith({ [url]: jwks });
    const at = (key: string) => gateway.receive(aDelivery({ headers: { ...headers, key }, body }));
    for (const letter of 'abcdefghij')
      expect(await at(`https://keys.example/${letter}.json`)).toMatchObject({ kind: 'rejected' });
    expect(await at(url)).toEqual({ kind: 'unavailable', code: 'secret_unreachable' });
  });

  it.each([
    ['an address that is not pinned', { key: 'https://bad.example/jwks.json' }, 'key_not_trusted'],
    [
      'an address at which there is nothing',
      { key: 'https://keys.example/other.json' },
      'signature_mismatch',
    ],
    ['a signature over something else', { signature: 'AAAA' }, 'signature_mismatch'],
  ])('rejects %s, which is no alarm', async (_, other, code) => {
    const { gateway, metrics, web } = aGatewayWith({ [url]: jwks });
    const outcome = await gateway.receive(aDelivery({ headers: { ...headers, ...other }, body }));
    expect(outcome).toEqual({ kind: 'rejected', code });
    expect([metrics.sum('SecretFailed'), metrics.sum('Unavailable')]).toEqual([0, 0]);
    if (code === 'key_not_trusted') expect(web.asked).toEqual([]);
  });

  it.each(['nonsense', '{}', '{"keys":1}', '{"keys":[null,{"kid":"one"}]}'])(
    'rejects what nothing confirms that is published: %s',
    async (document) => {
      const { gateway } = aGatewayWith({ [url]: document });
      const outcome = await gateway.receive(aDelivery({ headers, body }));
      expect(outcome).toEqual({ kind: 'rejected', code: 'signature_mismatch' });
    },
  );

  it('has no secret that a check could read', async () => {
    const [secrets, buses] = [new FixedSecrets({ a: ['1'] }), new RecordingBuses()];
    const ports = { secrets, buses, log: new RecordingLog(), metrics: new RecordingMetrics() };
    const other = { ...anEndpoint(), name: 'other', secretId: 'a' };
    const findings = await new Check([endpoint, other], undefined, ports).run();
    expect(findings).toEqual({ missingBuses: [], unavailableSecrets: [] });
    expect(secrets.asked).toEqual(['a']);
    await new Check([endpoint], undefined, ports).run();
    expect(secrets.asked).toEqual(['a']);
  });

  it('owns no secret, and none of another endpoint', () => {
    const config = { endpoints: [endpoint, anEndpoint()], previousSecretSeconds: 0 };
    const log = new RecordingLog();
    const reader = new SecretReader(config, new ManualClock(), log);
    const good = 'a secret that is long enough 7Kq2';
    expect(reader.read('hooks/one', { current: good }).map((one) => one.reveal())).toEqual([good]);
    expect(() => reader.read('hooks/one', { current: 'short' })).toThrow(/GitHub/);
    expect(reader.read('undefined', { current: good })).toHaveLength(1);
    expect(log.lines).toEqual([]);
  });
});
