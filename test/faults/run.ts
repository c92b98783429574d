import { type Options, type Report, runPlan } from './campaign.ts';
import type { Family } from './plan.ts';

export interface Campaign extends Options {
  readonly plans: number;
  /** Of the first plan; each next one has the next number. */
  readonly seed: number;
  readonly families: readonly Family[];
  /** Plans that run at the same time: most of their time they wait. */
  readonly lanes: number;
  readonly onReport?: (report: Report) => void;
}

/** @returns the reports in the order of the seeds */
export async function runCampaign({ plans, seed, families, lanes, onReport, ...options }: Campaign) {
  const reports: Report[] = [];
  const next = Array.from({ length: plans }, (_, n) => n).values();
  const lane = async () => {
    for (const n of next) {
      const report = await runPlan(seed + n, families[n % families.length] as Family, options);
      reports.push(report);
      onReport?.(report);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, plans) }, lane));
  return reports.sort((a, b) => a.plan.seed - b.plan.seed);
}
