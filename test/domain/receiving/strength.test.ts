import { expect, it } from '@jest/globals';
import { EmbeddedMetrics } from '../../../src/adapters/system/embedded-metrics.ts';
import { JsonLog } from '../../../src/adapters/system/json-log.ts';
import { configured } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { gitlab } from '../../../src/domain/providers/gitlab.ts';
import { header } from '../../../src/domain/verification/carriers.ts';
import { Engine, provingOf } from '../../../src/domain/verification/engine.ts';
import { plain } from '../../../src/domain/verification/layouts.ts';
import { hmac } from '../../../src/domain/verification/schemes/hmac.ts';
import { signable } from '../../../src/domain/verification/signed-url.ts';
import type { Proof } from '../../../src/domain/verification/verdict.ts';
import type { Receipt } from '../../../src/ports/publisher.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { FixedSecrets, RecordingPublisher } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';

/** A signature over a header alone, as some senders make it. */
const partly = {
  ...github,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-signature'),
    layout: plain(),
    proof: 'partial',
    message: ({ headers }) => [headers.get('x-github-delivery') ?? ''],
  }),
};

const senders = { signed: github, partial: partly, token: configured(gitlab) } as const;

/** A body that says of itself what it is not. */
const body = '{"metadata":{"proof":"signed"},"proof":"signed","object_kind":"push"}';
const headers = { 'x-github-delivery': 'd-1', 'x-github-event': 'push', 'x-gitlab-event': 'Push Hook' };
const secret = 's3cret';

const strengths = Object.keys(senders) as Proof[];
const receipts: readonly Receipt[] = [
  { status: 'published' },
  { status: 'parked' },
  { status: 'duplicate' },
  { status: 'unavailable', reason: 'outage', code: 'breaker_open' },
];
const cases = strengths.flatMap((proof) => receipts.map((receipt) => ({ proof, receipt })));

it.each(cases)(
  'verdict, envelope, log line and metric agree on how strong a proof is: $proof, $receipt.status',
  async ({ proof, receipt }) => {
    const endpoint = anEndpoint(senders[proof], { format: 'envelope' });
    const delivery = signed(aDelivery({ headers, body }), endpoint.provider, secret);
    const secrets = new FixedSecrets({ 'hooks/one': [secret] });
    const clock = new ManualClock();
    const engine = new Engine(secrets, secrets, clock);
    expect(await engine.verify(signable(delivery, endpoint), provingOf(endpoint))).toMatchObject({ proof });

    const lines: string[] = [];
    const publisher = new RecordingPublisher();
    publisher.receiptFor = () => receipt;
    const { gateway } = aGateway({
      endpoints: [endpoint],
      secrets,
      publisher,
      clock,
      log: new JsonLog((line) => lines.push(line)),
      metrics: new EmbeddedMetrics('hooks', clock, (line) => lines.push(line)),
    });
    await gateway.receive(delivery);
    const [line, metric] = lines.map((text) => JSON.parse(text));
    expect(JSON.parse(publisher.events[0]?.detail as string).metadata.proof).toBe(proof);
    expect(line.proof).toBe(proof);
    expect(metric.Proof).toBe(receipt.status === 'unavailable' ? undefined : proof);
  },
);

it('a proof that does not hold has no strength', async () => {
  for (const provider of Object.values(senders)) {
    const endpoint = anEndpoint(provider);
    const { gateway, log, metrics } = aGateway({ endpoints: [endpoint] });
    const other = signed(aDelivery({ headers, body }), endpoint.provider, 'another');
    expect(await gateway.receive(other)).toMatchObject({ kind: 'rejected' });
    expect(log.lines.map(({ fields }) => fields.proof)).toEqual([undefined]);
    expect(metrics.records.map(({ labels }) => labels?.proof)).toEqual([undefined]);
  }
});
