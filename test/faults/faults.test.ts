import { describe, expect, it } from '@jest/globals';
import { families } from './plan.ts';
import { runCampaign } from './run.ts';
import { sum, tableOf } from './table.ts';

const longestMs = 120_000;

describe('under every family of faults', () => {
  it(
    'nothing that was answered with 2xx is lost or altered',
    async () => {
      const plans = { plans: families.length, seed: 1, families, lanes: 4 };
      const reports = await runCampaign({ ...plans, deliveries: 40, parking: 'on' });
      const found = reports.flatMap(({ plan, findings }) =>
        findings
          .filter(({ kind }) => kind !== 'not-kept')
          .map(({ kind, text }) => `seed ${plan.seed}, ${plan.family}: ${kind}: ${text}`),
      );
      expect(found).toEqual([]);
      expect(sum(reports)).toMatchObject({ deliveries: families.length * 40, lost: 0, stuck: 0 });
      // the floor: a campaign in which nothing is parked, repeated or answered shows nothing
      const { parked, answered, duplicates } = sum(reports);
      expect({ parked, answered, duplicates, table: tableOf(reports) }).toEqual({
        parked: expect.any(Number),
        answered: expect.any(Number),
        duplicates: expect.any(Number),
        table: expect.any(String),
      });
      expect(Math.min(parked, answered, duplicates)).toBeGreaterThan(0);
    },
    longestMs,
  );
});

describe('the audit', () => {
  it(
    'finds what is not kept where parking is switched off',
    async () => {
      const plan = { plans: 1, seed: 1, families: ['bus-down'] as const, lanes: 1 };
      const reports = await runCampaign({ ...plan, deliveries: 40, parking: 'off' });
      expect(sum(reports).notKept).toBeGreaterThan(0);
      expect(sum(reports).lost).toBe(0);
    },
    longestMs,
  );

  it(
    'finds what is lost where the queue forgets what it acknowledged',
    async () => {
      const plan = { plans: 1, seed: 1, families: ['bus-down'] as const, lanes: 1 };
      const reports = await runCampaign({ ...plan, deliveries: 40, parking: 'lying' });
      expect(sum(reports).lost).toBeGreaterThan(0);
    },
    longestMs,
  );
});
