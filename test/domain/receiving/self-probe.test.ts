import { describe, expect, it } from '@jest/globals';
import { respond } from '../../../src/adapters/edge/lambda-url/respond.ts';
import type { Endpoint } from '../../../src/domain/endpoint.ts';
import { SecretsUnavailable } from '../../../src/domain/errors.ts';
import { configured } from '../../../src/domain/provider.ts';
import { awsSns } from '../../../src/domain/providers/aws-sns.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { gitlab } from '../../../src/domain/providers/gitlab.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { originHeader } from '../../../src/domain/receiving/origin.ts';
import { isProbe, probeBody } from '../../../src/domain/receiving/probe.ts';
import { SelfProbe } from '../../../src/domain/receiving/self-probe.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import type { Exchange, HttpAnswer } from '../../../src/ports/exchange.ts';
import { aDelivery, canSign, fittingSecret, neededOptions, signed } from '../../support/deliveries.ts';
import { FixedSecrets, RecordingLog, RecordingMetrics } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { canSignBody } from '../support/bodies.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';

const url = 'https://hooks.example.com';
const nonce = '0b8f6e8a-6c1e-4b53-9d0f-2a7c1f3e5d90';

interface Parts {
  readonly endpoints?: readonly Endpoint[];
  readonly gatewayUrl?: string | undefined;
  readonly secrets?: FixedSecrets;
  readonly exchange?: Exchange;
}

function aProbe({
  endpoints = [anEndpoint()],
  secrets = new FixedSecrets({ 'hooks/one': ['s3cret'] }),
  exchange = async () => answer(200, '{"verified":"current"}'),
  ...where
}: Parts = {}) {
  const { gatewayUrl } = { gatewayUrl: url, ...where };
  const [log, metrics] = [new RecordingLog(), new RecordingMetrics()];
  const asked: string[] = [];
  const watched: Exchange = (origin, target, request, ...rest) => {
    asked.push(`${request.method} ${origin}${target}`);
    return exchange(origin, target, request, ...rest);
  };
  const ports = { secrets, exchange: watched, clock: new ManualClock(), log, metrics };
  const probe = new SelfProbe(endpoints, gatewayUrl, () => nonce, ports);
  return { probe, asked, log, metrics };
}

function answer(status: number, body = '', type = 'application/json'): HttpAnswer {
  return { status, type, location: undefined, body };
}

/** The way to a gateway, without the network. */
function leadingTo({ gateway }: ReturnType<typeof aGateway>, added: Readonly<Record<string, string>> = {}) {
  const exchange: Exchange = async (origin, target, { method, headers, body }) => {
    const [rawPath = '', rawQuery = ''] = target.split('?');
    const host = origin.replace('https://', '');
    const all = { ...Object.fromEntries(headers), ...added };
    const delivery = aDelivery({ method, host, rawPath, rawQuery, headers: all, body });
    const { statusCode = 0, body: text = '', headers: sent = {} } = respond(await gateway.receive(delivery));
    return answer(statusCode, text, String(sent['content-type']));
  };
  return exchange;
}

describe('the probe of its own address', () => {
  const senders = providers.filter(canSign);
  // some write their proof into the body, or sign none of this kind
  const staysOne = (provider: (typeof senders)[number]) => {
    const bound = configured(provider, neededOptions(provider));
    const body = probeBody(nonce);
    return (
      canSignBody(bound, body) && isProbe(signed(aDelivery({ body }), bound, fittingSecret(provider)).body)
    );
  };
  const signable = senders.filter(staysOne);
  const others = senders.filter((one) => !staysOne(one));

  it('has senders to try', () => {
    expect(signable.length).toBeGreaterThan(senders.length * 0.8);
    expect(others.length).toBeGreaterThan(0);
  });

  it.each(others)('asks nothing where what $id signs would be no probe', async (provider) => {
    const secrets = new FixedSecrets({ 'hooks/one': [fittingSecret(provider)] });
    const endpoints = [anEndpoint(provider, { options: neededOptions(provider) })];
    const { probe, log, asked } = aProbe({ endpoints, secrets });
    expect(await probe.run()).toEqual([]);
    expect([asked, log.lines]).toEqual([[], []]);
  });

  it.each(signable)('comes through as a delivery of $id does, and is no event', async (provider) => {
    const secret = fittingSecret(provider);
    const secrets = new FixedSecrets({ 'hooks/one': [secret] });
    const endpoints = [anEndpoint(provider, { options: neededOptions(provider) })];
    const there = aGateway({ endpoints, secrets });
    const { probe, log, metrics } = aProbe({ endpoints, secrets, exchange: leadingTo(there) });
    expect(await probe.run()).toEqual([]);
    expect([log.lines, metrics.records, there.publisher.calls]).toEqual([[], [], []]);
    expect(there.log.named('delivery')).toMatchObject([{ fields: { outcome: 'answered' } }]);
    expect(there.metrics.sum('Proven')).toBe(0);
  });

  it('comes through where a sender signs its URL with a query', async () => {
    const publicUrl = 'https://hooks.example.com/hook?tenant=*&x=1';
    const endpoints = [anEndpoint(twilio, { publicUrl })];
    const { probe, asked, log } = aProbe({ endpoints, exchange: leadingTo(aGateway({ endpoints })) });
    expect(await probe.run()).toEqual([]);
    expect(log.lines).toEqual([]);
    expect(asked[0]).toMatch(
      /^POST https:\/\/hooks\.example\.com\/hook\?tenant=\*&x=1&bodySHA256=[0-9a-f]{64}$/,
    );
  });

  it('proves that a CDN in front sends the origin secret along', async () => {
    const there = aGateway({ originSecretId: 'origin' });
    const with0rigin = aProbe({ exchange: leadingTo(there, { [originHeader]: '0rigin' }) });
    expect(await with0rigin.probe.run()).toEqual([]);
    const without = aProbe({ exchange: leadingTo(there) });
    expect(await without.probe.run()).toEqual(['hook']);
    expect(String(without.log.named('probe_failed')[0]?.fields.message)).toContain(
      '403; look at the firewall',
    );
  });

  it.each<[string, Exchange, string]>([
    [
      'reads another secret',
      leadingTo(aGateway({ secrets: new FixedSecrets({ 'hooks/one': ['0ther'] }) })),
      '401; what proves',
    ],
    [
      'has no such endpoint',
      leadingTo(
        aGateway({ endpoints: [anEndpoint(github, { name: 'x' }), anEndpoint(github, { name: 'y' })] }),
      ),
      '401',
    ],
    [
      'is not what answers',
      async () => answer(200, '<html>', 'text/html'),
      '200; this is no answer of Sallyport',
    ],
    [
      'answers as a gateway does, but not as JSON',
      async () => answer(200, '{"verified":"current"}', 'text/plain'),
      '200; this is no',
    ],
    ['is somewhere else', async () => answer(301), '301; this is no answer'],
    ['has no concurrency left', async () => answer(429), '429; no concurrency'],
    ['takes only tea', async () => answer(418), 'the answer was 418'],
    [
      'has no name',
      async () => Promise.reject(new Error('getaddrinfo ENOTFOUND hooks.example.com')),
      'there was no answer: getaddrinfo ENOTFOUND',
    ],
  ])('tells where the gateway %s', async (_, exchange, words) => {
    const { probe, log, metrics } = aProbe({ exchange });
    expect(await probe.run()).toEqual(['hook']);
    expect(metrics.records).toEqual([{ values: { ProbeFailed: 1 } }]);
    const [line] = log.named('probe_failed');
    expect(line).toMatchObject({ level: 'error', fields: { endpoint: 'hook', url: `${url}/hook` } });
    expect(line?.fields.message).toContain(words);
    expect(JSON.stringify(line)).not.toContain('s3cret');
  });

  it('asks once by each host, at the first endpoint that can be asked', async () => {
    const { secretId: _, ...published } = anEndpoint(awsSns, {
      name: 'topic',
      options: neededOptions(awsSns),
    });
    const { probe, asked } = aProbe({
      endpoints: [
        published,
        anEndpoint(github, { name: 'empty', secretId: 'not/there' }),
        anEndpoint(github, { name: 'first' }),
        anEndpoint(github, { name: 'second' }),
        anEndpoint(github, { name: 'other', publicUrl: 'https://other.example' }),
      ],
    });
    expect(await probe.run()).toEqual([]);
    expect(asked.sort()).toEqual([`POST ${url}/first`, 'POST https://other.example/other']);
  });

  it('passes over an endpoint whose secret is of no use for signing', async () => {
    const gitlabSigned = anEndpoint(gitlab, { name: 'lab', options: { signed: true } });
    const { probe, asked } = aProbe({ endpoints: [gitlabSigned, anEndpoint()] });
    expect(await probe.run()).toEqual([]);
    expect(asked).toEqual([`POST ${url}/hook`]);
  });

  it('asks nobody where it can sign for none, or is not told where the gateway is', async () => {
    const nowhere = aProbe({ endpoints: [anEndpoint(github, { secretId: 'not/there' })] });
    expect(await nowhere.probe.run()).toEqual([]);
    const publicUrl = 'https://hooks.example.com/hook';
    const unknown = aProbe({ gatewayUrl: undefined, endpoints: [anEndpoint(github, { publicUrl })] });
    expect(await unknown.probe.run()).toEqual([]);
    const meaningless = aProbe({ gatewayUrl: '' });
    expect(await meaningless.probe.run()).toEqual([]);
    expect([...nowhere.asked, ...unknown.asked, ...meaningless.asked]).toEqual([]);
  });

  it('signs with no secret that belongs to one account', async () => {
    const secrets = new FixedSecrets({});
    const ofAccount = new Secret('s3cret', { stage: 'current', position: 0, account: 'AC1' });
    const { probe, asked } = aProbe({ secrets: Object.assign(secrets, { get: async () => [ofAccount] }) });
    expect(await probe.run()).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('asks with no secret that the check has just looked for in vain', async () => {
    const secrets = new FixedSecrets({ 'hooks/one': ['s3cret'], 'hooks/two': ['0ther'] });
    const endpoints = [anEndpoint(), anEndpoint(github, { name: 'two', secretId: 'hooks/two' })];
    const { probe, asked } = aProbe({ endpoints, secrets });
    expect(await probe.run(['hooks/one'])).toEqual([]);
    expect(asked).toEqual([`POST ${url}/two`]);
    expect(secrets.asked).toEqual(['hooks/two']);
  });

  it('asks once more where its secret was replaced since it was read', async () => {
    const there = aGateway({ secrets: new FixedSecrets({ 'hooks/one': ['newer'] }) });
    const here = new FixedSecrets({ 'hooks/one': ['s3cret'] });
    const newer = [new Secret('newer', { stage: 'current', position: 0 })];
    const renewed = aProbe({
      secrets: Object.assign(here, { refresh: async () => newer }),
      exchange: leadingTo(there),
    });
    expect(await renewed.probe.run()).toEqual([]);
    expect(renewed.asked).toHaveLength(2);
    expect(renewed.metrics.records).toEqual([]);
  });

  it('writes down no password that the address has in it', async () => {
    const publicUrl = 'https://user:pa55word@hooks.example.com/hook';
    const endpoints = [anEndpoint(github, { publicUrl })];
    const { probe, log } = aProbe({ endpoints, exchange: async () => answer(502) });
    expect(await probe.run()).toEqual(['hook']);
    expect(log.named('probe_failed')[0]?.fields.url).toBe('https://hooks.example.com/hook');
    expect(JSON.stringify(log.lines)).not.toContain('pa55word');
  });

  it('counts nothing there, not even that an old secret proved it', async () => {
    const old = new Secret('s3cret', { stage: 'current', position: 1 });
    const there = aGateway({ secrets: Object.assign(new FixedSecrets({}), { get: async () => [old] }) });
    const { probe } = aProbe({ exchange: leadingTo(there) });
    expect(await probe.run()).toEqual([]);
    expect(there.metrics.records.map(({ values }) => values)).toEqual([{}]);
  });

  it('fails by what came back where nobody can tell whether there is another secret', async () => {
    const { metrics, probe } = aProbe({
      secrets: Object.assign(new FixedSecrets({ 'hooks/one': ['s3cret'] }), {
        refresh: () => Promise.reject(new SecretsUnavailable('unreachable', 'hooks/one', 'is out of reach')),
      }),
      exchange: async () => answer(401),
    });
    await expect(probe.run()).resolves.toEqual(['hook']);
    expect(metrics.sum('ProbeFailed')).toBe(1);
  });

  it('hides no bug of ours', async () => {
    const secrets = Object.assign(new FixedSecrets({}), { get: () => Promise.reject(new TypeError('bug')) });
    await expect(aProbe({ secrets }).probe.run()).rejects.toThrow('bug');
  });
});
