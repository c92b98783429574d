import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, SignJWT } from 'jose';
import { PublishedKeys } from '../../../src/adapters/secrets/published-keys.ts';
import { HttpsWeb } from '../../../src/adapters/web/https-web.ts';
import { header } from '../../../src/domain/verification/carriers.ts';
import { keySet } from '../../../src/domain/verification/schemes/jose.ts';
import { jwt } from '../../../src/domain/verification/schemes/jwt.ts';
import { aProvider } from '../../domain/support/a-provider.ts';
import { aGateway, anEndpoint } from '../../domain/support/gateways.ts';
import { aDelivery } from '../../support/deliveries.ts';
import { RecordingLog, RecordingMetrics } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { TlsServer } from '../../support/tls-server.ts';

const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const [first, second] = [pair(), pair()];
const clock = new ManualClock();
const patienceMs = 300;

let server: TlsServer;
let receive: (keyId: string, key?: KeyObject) => Promise<unknown>;

beforeEach(async () => {
  server = new TlsServer();
  const url = `${await server.listen()}/jwks.json`;
  const keys = new PublishedKeys(
    new HttpsWeb(server.ca, patienceMs),
    clock,
    new RecordingLog(),
    new RecordingMetrics(),
  );
  const scheme = jwt({
    at: header('x-token'),
    algorithm: 'ES256',
    proof: 'partial',
    time: 'exp',
    keys: keySet(url),
  });
  const { secretId: _, ...endpoint } = anEndpoint(aProvider(scheme));
  const { gateway } = aGateway({ endpoints: [endpoint], keys, clock });
  receive = async (keyId, key = first.privateKey) => {
    const token = await new SignJWT({ exp: clock.now() / 1000 + 60 })
      .setProtectedHeader({ alg: 'ES256', kid: keyId })
      .sign(key);
    const { kind, ...outcome } = await gateway.receive(
      aDelivery({ headers: { 'x-token': token }, body: '{}' }),
    );
    return 'code' in outcome ? `${kind} ${outcome.code}` : kind;
  };
});

afterEach(() => server.close());

async function publish(keys: Readonly<Record<string, KeyObject>>): Promise<void> {
  const jwks = await Promise.all(
    Object.entries(keys).map(async ([kid, key]) => ({ ...(await exportJWK(key)), kid })),
  );
  server.respond = (_, response) => response.end(JSON.stringify({ keys: jwks }));
}

/** Never ends. */
function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 50);
  response.on('close', () => clearInterval(timer));
}

describe('a set of keys on a server of its sender', () => {
  it('is read once for many deliveries', async () => {
    await publish({ one: first.publicKey });
    for (let n = 0; n < 20; n += 1) expect(await receive('one')).toBe('accepted');
    expect(server.asked).toHaveLength(1);
  });

  it('is read again for a key that is new, so that a rotation needs nobody', async () => {
    await publish({ one: first.publicKey });
    expect(await receive('one')).toBe('accepted');
    await publish({ one: first.publicKey, two: second.publicKey });
    expect(await receive('two', second.privateKey)).toBe('accepted');
    await publish({ two: second.publicKey });
    clock.advance(3_600_000);
    expect(await receive('two', second.privateKey)).toBe('accepted');
    expect(await receive('one')).toBe('rejected signature_mismatch');
  });

  it('is read again once a minute at most, whatever keys a stranger names', async () => {
    await publish({ one: first.publicKey });
    expect(await receive('one')).toBe('accepted');
    for (let n = 0; n < 60; n += 1) {
      expect(await receive(`made-up-${n}`, second.privateKey)).toBe('rejected signature_mismatch');
      clock.advance(1_000);
    }
    expect(server.asked).toHaveLength(2);
  });

  it('serves on while its server fails, and without it nobody can tell', async () => {
    await publish({ one: first.publicKey });
    server.respond = (_, response) => response.writeHead(503).end();
    expect(await receive('one')).toBe('unavailable secret_unreachable');
    await publish({ one: first.publicKey });
    clock.advance(1_000);
    expect(await receive('one')).toBe('accepted');
    server.respond = (_, response) => response.writeHead(503).end();
    clock.advance(2 * 3_600_000);
    expect(await receive('one')).toBe('accepted');
    clock.advance(24 * 3_600_000);
    expect(await receive('one')).toBe('unavailable secret_unreachable');
  });

  it.each<[string, TlsServer['respond']]>([
    ['another address', (_, response) => response.writeHead(302, { location: 'https://127.0.0.1:1/' }).end()],
    ['ten megabytes', (_, response) => response.end(Buffer.alloc(10_000_000, ' '))],
    ['nothing in time', () => undefined],
    ['a drop now and then', (_, response) => drip(response)],
  ])('is not waited for where its server answers with %s', async (_, respond) => {
    server.respond = respond;
    expect(await receive('one')).toBe('unavailable secret_unreachable');
  });

  it.each([
    ['no JSON', 'one'],
    ['no set', '{}'],
    ['keys that are none', '{"keys":[{"kid":"one","kty":"EC"},7]}'],
  ])('proves nothing where its server answers with %s', async (_, text) => {
    server.respond = (_request, response) => response.end(text);
    expect(await receive('one')).toBe('rejected signature_mismatch');
  });
});
