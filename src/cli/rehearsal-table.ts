import { printableText } from '../domain/content/printable.ts';
import type { Played } from '../rehearsal/rehearse.ts';
import { cell } from './cells.ts';
import { type Colour, type Io, paint } from './io.ts';

const colours: Readonly<Record<Played['verdict'], Colour>> = {
  right: 'green',
  wrong: 'red',
  'not run': 'yellow',
};
const head = ['mood', 'sent', 'answer', 'right answer', 'verdict'];
/** An answer is somebody else's text, and may be a page. */
const widest = 48;
const longestReason = 400;

/** A mood as it ends, on a terminal. */
export function rehearsalLine({ verdict, mood, answer, because }: Played, io: Io): string {
  const what = verdict === 'not run' ? because : answer;
  return `${paint(io, io.err, colours[verdict], cell(verdict, 7))}  ${cell(mood, 18)}  ${printableText(what, widest)}`;
}

/** A line for each, and below them why those are wrong that are wrong, and why those were not run that were not. */
export function rehearsalTable(played: readonly Played[], io: Io): readonly string[] {
  const rows = played.map(rowOf);
  const widths = head.map((title, at) =>
    Math.min(widest, Math.max(title.length, ...rows.map((row) => (row[at] as string).length))),
  );
  const lineOf = (row: readonly string[]) =>
    row
      .map((text, at) => cell(text, widths[at] as number))
      .join('  ')
      .trimEnd();
  return [
    paint(io, io.out, 'bold', lineOf(head)),
    ...rows.map((row, at) => {
      const { verdict } = played[at] as Played;
      return lineOf(row).replace(/\S+(?: run)?$/, (text) => paint(io, io.out, colours[verdict], text));
    }),
    ...played.filter(({ verdict }) => verdict !== 'right').map(reasonOf),
  ];
}

/** The last line. */
export function summaryOf(
  played: readonly Played[],
  endpoint: string,
): { readonly text: string; readonly isGood: boolean } {
  const count = (verdict: Played['verdict']) => played.filter((one) => one.verdict === verdict).length;
  const [right, wrong, notRun] = [count('right'), count('wrong'), count('not run')];
  const left = notRun === 0 ? '' : `, ${notRun} not run`;
  const isGood = wrong === 0 && right > 0;
  const verdict = isGood ? 'the gateway is right' : 'the gateway is not right';
  return { text: `${endpoint}: ${verdict} in ${right} of ${right + wrong} moods${left}`, isGood };
}

function rowOf({ mood, sent, answer, rightAnswer, verdict }: Played): readonly string[] {
  const shown = (text: string) => (text === '' ? '-' : printableText(text, widest));
  return [mood, shown(sent), shown(answer), shown(rightAnswer), verdict];
}

function reasonOf({ mood, verdict, rightAnswer, because }: Played): string {
  const text =
    verdict === 'wrong' ? `right is ${rightAnswer}, since ${because}` : `not run, since ${because}`;
  return printableText(`${mood}: ${text}`, longestReason);
}
