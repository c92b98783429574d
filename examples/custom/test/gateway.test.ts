import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { aws, ConfigInvalid, createContainer, type FunctionUrlHandler, Token, toConfig } from 'sallyport';
import { acme } from '../src/acme.ts';
import { payments } from '../src/payments.ts';
import { MemoryBus, request, withoutAws } from './fakes.ts';

const body = '{"id":"evt_1","type":"order.paid","total":10.50}';
/** printf '%s' "$body" | openssl dgst -sha256 -hmac acme-hunter2 */
const signature = 'v1=48ee1517f79e3d2cc7d3d460617bfca62c66ee0e9c168f32b46095481c80d09b';
const context = { getRemainingTimeInMillis: () => 30_000 };

let bus: MemoryBus;
let lines: string[];
let handler: FunctionUrlHandler;

beforeEach(() => {
  bus = new MemoryBus();
  lines = [];
  const config = toConfig({ endpoints: { acme: { provider: 'acme', secretId: 'hooks/acme' } } }, [acme]);
  const container = createContainer(
    config,
    aws(config, 'test', () => {}),
    payments((line) => lines.push(line)),
    withoutAws(bus, { 'hooks/acme': 'acme-hunter2' }),
  );
  handler = container.get(Token.handler);
});

function post(headers: Readonly<Record<string, string>>) {
  return handler(request('/acme', { 'content-type': 'application/json', ...headers }, body), context);
}

describe('a delivery that Acme signed', () => {
  it('is an event on the bus, with the stamp of the team', async () => {
    const answer = await post({ 'x-acme-signature': signature });
    assert.partialDeepStrictEqual(answer, { statusCode: 200 });
    assert.partialDeepStrictEqual(bus.events, [
      {
        source: 'acme.example',
        detailType: 'order.paid',
        detail: body,
        resources: ['urn:sallyport:acme:evt_1', 'urn:team:payments'],
      },
    ]);
  });

  it('is a line of our log', async () => {
    await post({ 'x-acme-signature': signature });
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)).map(({ team, name, outcome }) => ({ team, name, outcome })),
      [{ team: 'payments', name: 'delivery', outcome: 'accepted' }],
    );
  });
});

describe('a delivery that Acme did not sign', () => {
  for (const [what, headers] of [
    ['without a signature', {}],
    ['with a signature of something else', { 'x-acme-signature': signature.replace('48', '49') }],
  ] as const) {
    it(`is turned away ${what}`, async () => {
      const answer = await post(headers);
      assert.partialDeepStrictEqual(answer, { statusCode: 401, body: '{"error":"unauthorized"}' });
      assert.deepEqual(bus.events, []);
    });
  }
});

it('our log is one line of ASCII, whatever it is given', async () => {
  await handler(request('/nowhere\u2028\u001b[2J', {}, ''), context);
  assert.equal(lines.length, 1);
  assert.match(lines.join(), /^[ -~]+$/);
});

it('an id that a built-in provider has is refused', () => {
  const document = { endpoints: { acme: { provider: 'acme', secretId: 'hooks/acme' } } };
  assert.throws(() => toConfig(document, [acme, { ...acme, id: 'github' }]), ConfigInvalid);
});
