import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { crisp } from '../../../src/domain/providers/crisp.ts';
import { aDelivery } from '../../support/deliveries.ts';
import { judge } from '../support/fixtures.ts';

const now = 1_767_261_600_000;
const secret = '7f3c1e9a0b5d8264c7e1a93f60b8d24e';
const body = '{"event":"message:send"}';

function judged(stamp: string) {
  const signature = createHmac('sha256', secret).update(`[${stamp};${body}]`).digest('hex');
  const headers = { 'x-crisp-request-timestamp': stamp, 'x-crisp-signature': signature };
  return judge(crisp, aDelivery({ headers, body }), { secrets: [secret], now });
}

describe('the time that Crisp signs', () => {
  it.each(['1767261600000', '1767261600', '1767261300'])('may count seconds or milliseconds: %s', (stamp) => {
    expect(judged(stamp)).toMatchObject({ verified: true });
  });

  it.each([
    ['1767261299', 'timestamp_too_old'],
    ['1767261299999', 'timestamp_too_old'],
    ['1767261901', 'timestamp_in_future'],
    ['176726160', 'timestamp_too_old'],
    ['2026-01-01T10:00:00Z', 'timestamp_malformed'],
    ['1767261600;{"a":1}', 'timestamp_malformed'],
  ])('is checked in either: %s', (stamp, code) => {
    expect(judged(stamp)).toEqual({ verified: false, code });
  });
});
