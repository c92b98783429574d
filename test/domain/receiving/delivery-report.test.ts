import { describe, expect, it } from '@jest/globals';
import { EmbeddedMetrics } from '../../../src/adapters/system/embedded-metrics.ts';
import { JsonLog } from '../../../src/adapters/system/json-log.ts';
import type { Delivery } from '../../../src/domain/delivery.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { DeliveryRecord } from '../../../src/domain/receiving/delivery-record.ts';
import { originHeader } from '../../../src/domain/receiving/origin.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { anEvent } from '../../support/events.ts';
import { FixedSecrets } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { aGateway, anEndpoint, type GatewayParts } from '../support/gateways.ts';

const caller = { sourceAddress: '203.0.113.7', userAgent: 'GitHub-Hookshot/ab12' };
const headers = {
  'x-github-event': 'push',
  'x-github-delivery': 'd-1',
  [originHeader]: '0rigin',
  'cloudfront-viewer-address': '198.51.100.9:443',
};
const delivery: Delivery = {
  ...signed(aDelivery({ headers, body: '{"a":1}' }), github, 's3cret'),
  ...caller,
};
const forged: Delivery = { ...delivery, body: Buffer.from('{"a":2}') };
const stranger: Delivery = { ...delivery, headers: new Map() };
const answer = { status: 200, headers: {}, body: '' };
const shaking = anEndpoint({
  ...github,
  handshakes: [{ when: 'proven', read: () => ({ kind: 'reply', answer }) }],
});
const { proof } = github.scheme;

/** What a process writes of one delivery: a secret takes 30 ms. */
async function written(received: Delivery, parts: GatewayParts): Promise<readonly string[]> {
  const lines: string[] = [];
  const clock = new ManualClock();
  const write = (line: string) => lines.push(line);
  const inner = new FixedSecrets({ 'hooks/one': ['s3cret'], origin: ['0rigin'] });
  const get = (id: string) => {
    clock.advance(30);
    return inner.get(id);
  };
  const { gateway } = aGateway({
    clock,
    log: new JsonLog(write),
    metrics: new EmbeddedMetrics('hooks', clock, write),
    secrets: { get, refresh: async () => undefined },
    ...parts,
  });
  await gateway.receive(received);
  return lines;
}

const hook = '"name":"delivery","endpoint":"hook","provider":"github"';
const came = '"source":"203.0.113.7","userAgent":"GitHub-Hookshot/ab12"';
const labels = '"Gateway":"hooks","Endpoint":"hook","Provider":"github"';
const told = (after: number, sets: string, metrics: string, more = '') =>
  `{"_aws":{"Timestamp":${1_795_435_200_000 + after},"CloudWatchMetrics":[{"Namespace":"Sallyport","Dimensions":[${sets}],"Metrics":[${metrics}]}${more}]}`;
const both = '["Gateway"],["Gateway","Endpoint","Provider"]';
const byCode = '["Gateway","Code"]';
const count = (name: string) => `{"Name":"${name}","Unit":"Count"}`;
const byProof = `,{"Namespace":"Sallyport","Dimensions":[["Gateway","Proof"]],"Metrics":[${count('Accepted')}]}`;

describe('what is told of a delivery, to the byte', () => {
  it.each([
    [
      'taken',
      delivery,
      {},
      [
        `{"level":"info",${hook},"outcome":"accepted","status":200,"id":"d-1:99bf9d3df5bf9554","type":"push","events":1,"proof":"${proof}","secret":"current:0","ms":{"verify":30,"normalise":0,"publish":0,"total":30}}`,
        `${told(30, both, `${count('Accepted')},${count('Proven')},{"Name":"PublishLatency","Unit":"Milliseconds"}`, byProof)},${labels},"Proof":"${proof}","Accepted":1,"Proven":1,"PublishLatency":0}`,
      ],
    ],
    [
      'rejected',
      forged,
      {},
      [
        `{"level":"info",${hook},"outcome":"rejected","status":401,"code":"signature_mismatch",${came},"ms":{"verify":30,"total":30}}`,
        `${told(30, both, `${count('Rejected')},${count('Proven')}`)},${labels},"Rejected":1,"Proven":0}`,
      ],
    ],
    [
      'rejected behind a CDN',
      forged,
      { originSecretId: 'origin' },
      [
        `{"level":"info",${hook},"outcome":"rejected","status":401,"code":"signature_mismatch",${came},"forwardedViewer":"198.51.100.9:443","ms":{"verify":30,"total":60}}`,
        `${told(60, both, `${count('Rejected')},${count('Proven')}`)},${labels},"Rejected":1,"Proven":0}`,
      ],
    ],
    [
      'of no endpoint',
      { ...delivery, rawPath: '/nobody' },
      {},
      [
        `{"level":"info","name":"delivery","path":"/nobody","outcome":"rejected","status":401,"code":"unknown_endpoint",${came},"ms":{"total":0}}`,
        `${told(0, '["Gateway"]', `${count('Rejected')},${count('UnknownEndpoint')}`)},"Gateway":"hooks","Rejected":1,"UnknownEndpoint":1}`,
      ],
    ],
    [
      'of a wrong method',
      { ...delivery, method: 'PUT' },
      {},
      [
        `{"level":"warn",${hook},"outcome":"refused","status":405,"code":"method_not_allowed",${came},"ms":{"total":0}}`,
        `${told(0, `${both},${byCode}`, count('Refused'))},${labels},"Code":"method_not_allowed","Refused":1}`,
      ],
    ],
    [
      'of a wrong origin',
      stranger,
      { originSecretId: 'origin' },
      [
        `{"level":"warn","name":"delivery","outcome":"refused","status":403,"code":"wrong_origin",${came},"ms":{"total":0}}`,
        `${told(0, `["Gateway"],${byCode}`, count('Refused'))},"Gateway":"hooks","Code":"wrong_origin","Refused":1}`,
      ],
    ],
    [
      'without a secret',
      delivery,
      { secrets: new FixedSecrets({}) },
      [
        `{"level":"error",${hook},"outcome":"unavailable","status":503,"code":"secret_absent","ms":{"verify":0,"total":0}}`,
        `${told(0, both, count('Unavailable'))},${labels},"Unavailable":1}`,
      ],
    ],
    [
      'answered',
      delivery,
      { endpoints: [shaking] },
      [
        `{"level":"info",${hook},"outcome":"answered","status":200,"proof":"${proof}","secret":"current:0","ms":{"verify":30,"total":30}}`,
      ],
    ],
  ] as const)('is this: %s', async (_, received, parts, lines) => {
    expect(await written(received, parts)).toEqual(lines);
  });
});

describe('the report of a delivery', () => {
  function full(outcome: Parameters<DeliveryRecord['report']>[0]) {
    const record = new DeliveryRecord(new ManualClock(), delivery);
    record.cameThroughCdn();
    record.at(anEndpoint(twilio));
    record.judged();
    record.proven({
      verified: true,
      proof,
      secret: new Secret('s3cret', { stage: 'current', position: 1, account: 'AC1' }),
    });
    record.holds([anEvent({ id: '1', detail: '{"body":1}' }), anEvent({ id: '2', detail: '{"body":2}' })]);
    return record.report(outcome);
  }

  it('says all that is known, for the log, the metrics and whoever else will tell of it', () => {
    expect(full({ kind: 'unavailable', code: 'bus_missing' })).toEqual({
      endpoint: 'hook',
      provider: 'twilio',
      path: undefined,
      outcome: 'unavailable',
      status: 503,
      code: 'bus_missing',
      caller: { ...caller, forwardedViewer: '198.51.100.9:443' },
      events: [
        { id: '1', detailType: anEvent().detailType },
        { id: '2', detailType: anEvent().detailType },
      ],
      isJudged: true,
      proof,
      secret: { stage: 'current', position: 1, isOld: true },
      ms: { total: 0 },
    });
  });

  it('is plain data: it can be written down and read again', () => {
    const report = full({ kind: 'accepted', answer });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('has neither body nor secret in it', () => {
    const text = JSON.stringify(full({ kind: 'accepted', answer }));
    for (const mark of [
      's3cret',
      '0rigin',
      'body',
      'AC1',
      delivery.headers.get('x-hub-signature-256') as string,
    ])
      expect(text).not.toContain(mark);
  });
});
