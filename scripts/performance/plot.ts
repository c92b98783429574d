import { isMet, shortened } from '../../bench/lib/line.ts';
import type { Row, Spread } from '../../bench/lib/row.ts';

const width = 760;
const labelWidth = 370;
const plotWidth = 290;
const rowHeight = 24;
const headHeight = 34;
/** Characters that fit into the width of a label. */
const longestLabel = 54;

interface Panel {
  readonly head: string;
  readonly rows: readonly Row[];
  readonly of: (row: Row) => Spread;
  readonly unit: string;
  readonly isRatio: boolean;
}

/** The rows of one question as an SVG picture, with what has a ratio above, and what has none by its unit. */
export function plotOf(title: string, rows: readonly Row[]): string {
  const panels = panelsOf(rows);
  const heights = panels.map(({ rows }) => headHeight + rowHeight * rows.length + 10);
  const drawn = panels.map((panel, at) => {
    const y = heights.slice(0, at).reduce((sum, height) => sum + height, 0);
    return `<g transform="translate(0 ${y})">${drawPanel(panel)}</g>`;
  });
  const height = heights.reduce((sum, one) => sum + one, 0);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<style>${style}</style>
<rect class="ground" width="${width}" height="${height}"/>
${drawn.join('\n')}
</svg>
`;
}

function panelsOf(rows: readonly Row[]): readonly Panel[] {
  const compared = rows.filter(({ ratio }) => ratio);
  const ratios: Panel = {
    head: 'ours by the floor: left of the line is less than the floor',
    rows: compared,
    of: ({ ratio, ours }) => ratio ?? ours,
    unit: '',
    isRatio: true,
  };
  const byUnit = Map.groupBy(
    rows.filter(({ ratio }) => !ratio),
    ({ unit }) => unit,
  );
  const others = [...byUnit].map(
    ([unit, rows]): Panel => ({ head: unit, rows, of: ({ ours }) => ours, unit: ` ${unit}`, isRatio: false }),
  );
  return [...(compared.length > 0 ? [ratios] : []), ...others];
}

function drawPanel({ head, rows, of, unit, isRatio }: Panel): string {
  const goals = rows.map(goalOf);
  const most = Math.max(
    ...rows.map((row) => of(row).high),
    ...goals.map((goal) => goal ?? 0),
    isRatio ? 1 : 0,
  );
  const x = (value: number) => rounded(labelWidth + (plotWidth * value) / (most || 1));
  const bottom = headHeight + rowHeight * rows.length;
  const line = isRatio
    ? `<line class="one" x1="${x(1)}" x2="${x(1)}" y1="${headHeight - 6}" y2="${bottom}"/><text class="small" x="${x(1)}" y="${headHeight - 10}" text-anchor="middle">1</text>`
    : '';
  const bars = rows.map((row, at) => {
    const y = headHeight + rowHeight * at;
    const { low, middle, high } = of(row);
    const goal = goals[at];
    const state = isMet(row) === undefined ? 'free' : isMet(row) ? 'met' : 'missed';
    return `<text x="${labelWidth - 10}" y="${y + 16}" text-anchor="end">${escaped(clipped(row.name))}</text>
<rect class="${state}" x="${labelWidth}" y="${y + 5}" width="${rounded(x(middle) - labelWidth)}" height="14"/>
<line class="spread" x1="${x(low)}" x2="${x(high)}" y1="${y + 12}" y2="${y + 12}"/>
${goal === undefined ? '' : `<line class="goal" x1="${x(goal)}" x2="${x(goal)}" y1="${y + 2}" y2="${y + 22}"/>`}
<text x="${width - 8}" y="${y + 16}" text-anchor="end">${isRatio ? middle.toFixed(2) : shortened(middle)}${unit}${{ free: '', met: ' ✓', missed: ' ✗' }[state]}</text>`;
  });
  return `<text class="small" x="8" y="${headHeight - 10}">${escaped(head)}</text>${line}
${bars.join('\n')}`;
}

/** Of what the panel shows: a row with a ratio may have a goal for its own figure, which has no place beside ratios. */
function goalOf({ goal, ratio }: Row): number | undefined {
  if (!goal || (goal.of === 'ratio') !== (ratio !== undefined)) return undefined;
  return 'atMost' in goal ? goal.atMost : goal.atLeast;
}

function clipped(name: string): string {
  return name.length > longestLabel ? `${name.slice(0, longestLabel - 1)}…` : name;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const style = `
text { font: 12px system-ui, sans-serif; fill: #1f2328; }
.small { font-size: 11px; fill: #59636e; }
.ground { fill: #ffffff; }
.met { fill: #2f7d5b; } .missed { fill: #b4552d; } .free { fill: #6b7f99; }
.one { stroke: #59636e; stroke-dasharray: 3 3; } .goal { stroke: #1f2328; stroke-width: 2; }
.spread { stroke: #1f2328; stroke-width: 1; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .small { fill: #9198a1; }
  .ground { fill: #0d1117; }
  .met { fill: #3fa377; } .missed { fill: #d9713f; } .free { fill: #7d92ad; }
  .one { stroke: #9198a1; } .goal, .spread { stroke: #e6edf3; }
}`;
