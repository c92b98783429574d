import type { Result, Results } from '../../bench/lib/results.ts';
import { anchorOf, costSection } from './costs.ts';
import { goalCell, tableOf } from './table.ts';

/** As a reader asks; what is not named comes after them. */
const order = ['cold', 'warm', 'verify', 'concurrent', 'bundle', 'local', 'command-line'];

/**
 * docs/performance.md.
 * @param tried the section on what did not help, which no machine writes
 */
export function performancePage(results: Results, tried: string): string {
  const ids = Object.keys(results).sort((a, b) => place(a) - place(b));
  const questions = ids.map((id) => [id, results[id] as Result] as const);
  return `# Performance

How long a delivery takes, how many there can be at once, what has to be loaded first, and what all that costs: each beside hand-written code without
Sallyport, the *floor*, measured in turns in the same run. A ratio is that of a pair, ours by the floor's; a figure is the median, with the quartiles in brackets. Milliseconds are
of the machine that is named; ratios carry over. \`npm run bench\` measures it all again, \`npm run bench -- cold\` one question; \`npm run gen\`
makes this page of \`bench/results.json\`. Neither Lambda nor its network is in any of it, but where the text says so.

## The goals

${goals(questions)}

${questions.map(([id, result]) => section(id, result)).join('\n\n')}

${costSection(results)}

${tried.trim()}
`;
}

function place(id: string): number {
  const at = order.indexOf(id);
  return at < 0 ? order.length : at;
}

function goals(questions: readonly (readonly [string, Result])[]): string {
  const lines = questions.flatMap(([, { title, rows }]) =>
    rows
      .filter(({ goal }) => goal)
      .map((row) => `| [${title}](#${anchorOf(title)}) | ${row.name} | ${goalCell(row)} |`),
  );
  return ['| question | what | goal |', '| --- | --- | --- |', ...lines].join('\n');
}

function section(id: string, { title, text, rows, ...on }: Result): string {
  const machine = `${on.cores} cores of ${on.cpu}, Node ${on.node.replace('v', '')}`;
  return `## ${title}

${text}

![${title}](performance/${id}.svg)

${tableOf(rows)}

Measured on ${on.date} at \`${on.commit}\`, ${machine}, ${on.loadBefore} processes waiting before it began.`;
}
