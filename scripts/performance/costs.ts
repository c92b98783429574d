import type { Results } from '../../bench/lib/results.ts';
import { assumed, type CostModel, costModel, type Line, sizes, sumOf } from './cost-model.ts';
import { pricedIn } from './prices.ts';

/** The section on money. */
export function costSection(results: Results): string {
  const model = costModel(results);
  const ms = sizes.map((size) => model.billedMs(size).toFixed(0)).join(', ');
  return `## What does a million deliveries cost?

US dollars by the list prices of us-east-1 of ${pricedIn}, without what AWS gives away; [what it costs](deploying.md#what-it-costs) has the reckoning of one case
and what a month costs in which nothing comes. A size is that of the delivery's body. Of the milliseconds, those of the processor are
the measured ones of [a warm process](#${anchorOf(results.warm?.title ?? '')}), made longer as Lambda does it (512 MB are 29 % of one processor, as 128 MB are 7 %); the waiting for AWS is
assumed: ${assumed.putEventsMs} ms for \`PutEvents\`, ${assumed.tableReadMs} ms and ${assumed.tableWriteMs} ms for a read and a write of DynamoDB, ${assumed.objectPutMs} ms for an object of S3. That is
${ms} ms for a delivery of ${sizes.join(', ')} kB.

${table(model)}

The [quick start](deploying.md#what-it-costs) is Python with 128 MB on x86. Its ${assumed.quickStartMs} ms for a small delivery are an assumption, to which a larger one adds what it costs the
hand-written floor more. A cold start of it reads its secret once: a thousand cold starts are 0.005 more. It has neither deduplication nor parking: an event that the
bus does not take is lost, or is repeated by its sender.

The claim check is what makes events beyond \`maxEntryBytes\` possible at all; here that is 64000, so that it stands for the chunks that it saves. What it stores lies
there for 38 days, which of large events is most of its price. The front door's bytes to the function are what is most of its price for large ones.`;
}

function table({ plain, options, quickStart }: CostModel): string {
  const lines = [
    ...[...plain].map(([name, line]) => row(name, line)),
    row('**plain**', sumOf(plain), '**'),
    ...[...options].map(([name, line]) => row(`with ${name}`, line, '', '+')),
    row('**quick start**', sumOf(quickStart), '**'),
  ];
  const head = ['per million, of', ...sizes.map((size) => `${size} kB`)];
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...lines].join('\n');
}

function row(name: string, line: Line, bold = '', sign = ''): string {
  const cells = sizes.map((size) => `${bold}${signed(line(size), sign)}${bold}`);
  return `| ${[name, ...cells].join(' | ')} |`;
}

function signed(value: number, sign: string): string {
  return value < 0 ? `−${Math.abs(value).toFixed(2)}` : `${sign}${value.toFixed(2)}`;
}

/** As GitHub makes one of a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
