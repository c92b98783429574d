/**
 * The fault campaign: the real bundle against services that fail by seeded plans.
 * `npm run test:faults -- [--plans N] [--deliveries N] [--seed S] [--family F] [--lanes N] [--bundle FILE] [--keep-logs]
 * [--no-parking | --lying-queue]`
 * Ends with 1 if a delivery was lost or altered; without parking also if one was not kept.
 */
import { parseArgs } from 'node:util';
import type { Parking, Report } from '../test/faults/campaign.ts';
import { type Family, families } from '../test/faults/plan.ts';
import { runCampaign } from '../test/faults/run.ts';
import { tableOf } from '../test/faults/table.ts';

const shownFindings = 5;

const { values } = parseArgs({
  options: {
    plans: { type: 'string', default: '208' },
    deliveries: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    family: { type: 'string' },
    lanes: { type: 'string', default: '4' },
    bundle: { type: 'string' },
    'keep-logs': { type: 'boolean', default: false },
    'no-parking': { type: 'boolean', default: false },
    'lying-queue': { type: 'boolean', default: false },
  },
});

const chosen = families.filter((family) => values.family === undefined || values.family === family);
if (chosen.length === 0) {
  console.error(`there is no such family: ${values.family}; there are ${families.join(', ')}`);
  process.exit(2);
}

const parking = parkingOf();
const deliveries = Number(values.deliveries);
const startedAt = performance.now();
let done = 0;
const reports = await runCampaign({
  plans: Number(values.plans),
  seed: Number(values.seed),
  families: chosen,
  lanes: Number(values.lanes),
  deliveries,
  parking,
  keepsLog: values['keep-logs'],
  ...(values.bundle === undefined ? {} : { bundle: values.bundle }),
  onReport: (report) => {
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${values.plans}`);
    if (isBad(report) || values['keep-logs']) explain(report);
  },
});

console.log(tableOf(reports));
console.log(`${Math.round((performance.now() - startedAt) / 1000)} s, parking ${parking}`);
const bad = reports.filter(isBad);
if (bad.length > 0) {
  console.log(`\n${bad.length} plans found something: seeds ${bad.map(({ plan }) => plan.seed).join(', ')}`);
  process.exitCode = 1;
}

function parkingOf(): Parking {
  if (values['lying-queue']) return 'lying';
  return values['no-parking'] ? 'off' : 'on';
}

function isBad({ findings }: Report): boolean {
  return findings.some(({ kind }) => kind !== 'not-kept' || parking === 'off');
}

function explain({ plan, findings, log }: Report): void {
  console.log(
    `\nseed ${plan.seed}, ${plan.family}: ${findings.length} findings${log ? `, log in ${log}` : ''}`,
  );
  for (const { kind, text } of findings.slice(0, shownFindings)) console.log(`  ${kind}: ${text}`);
  console.log(`  again: ${replayOf(plan.seed, plan.family)}`);
}

function replayOf(seed: number, family: Family): string {
  const mode = { on: '', off: ' --no-parking', lying: ' --lying-queue' }[parking];
  return `npm run test:faults -- --plans 1 --seed ${seed} --family ${family} --deliveries ${deliveries}${mode}`;
}
