import { createHmac, timingSafeEqual } from 'node:crypto';
import { github } from '../src/domain/providers/github.ts';
import { Gateway } from '../src/domain/receiving/gateway.ts';
import { Secret } from '../src/domain/verification/secrets/secret.ts';
import { aDelivery, signed } from '../test/support/deliveries.ts';
import { median, row } from './measure.ts';

const secret = 'It is a secret to nobody';
const perRun = 200;

/** What a delivery costs besides its MAC. */
export async function benchReceive(): Promise<readonly string[]> {
  return [await compare('receive, 8 kB push', 8_192), await compare('receive, 1 MB push', 1_000_000)];
}

async function compare(name: string, bytes: number): Promise<string> {
  const body = JSON.stringify({ ref: 'refs/heads/main', commits: ['x'.repeat(bytes)] });
  const delivery = signed(aDelivery({ rawPath: '/github', body }), github, secret);
  const gateway = new Gateway(
    [{ name: 'github', provider: github, secretId: 's', bus: 'default', format: 'payload' }],
    undefined,
    {
      secrets: { get: async () => [new Secret(secret)], refresh: async () => undefined },
      keys: { get: async () => [], refresh: async () => undefined },
      web: { get: async () => undefined },
      enrolments: { window: async () => undefined, take: async () => false },
      publisher: { publish: async (events) => events.map(() => ({ status: 'published' as const })) },
      clock: { now: () => delivery.receivedAt },
      log: { write: () => {} },
      metrics: { record: () => {} },
    },
  );
  const expected = Buffer.from(
    String(delivery.headers.get('x-hub-signature-256')).slice('sha256='.length),
    'hex',
  );
  const measured = await median(15, async () => {
    for (let i = 0; i < perRun; i += 1) await gateway.receive(delivery);
  });
  const floor = await median(15, () => {
    for (let i = 0; i < perRun; i += 1) {
      timingSafeEqual(createHmac('sha256', secret).update(delivery.body).digest(), expected);
    }
  });
  return row(name, measured / perRun, floor / perRun);
}
