import { printableText } from '../../domain/content/printable.ts';
import type { Played } from '../../rehearsal/played.ts';
import { type Colour, type Io, paint } from '../io.ts';
import { cell } from '../terminal/cells.ts';

const colours: Readonly<Record<Played['verdict'], Colour>> = {
  right: 'green',
  wrong: 'red',
  'not run': 'yellow',
};
const head = ['mood', 'sent', 'answer', 'right answer'];
/** What a narrow terminal can do without, the first of them first: of a wrong answer the right one is among the reasons. */
const dispensable = [head.indexOf('sent'), head.indexOf('right answer')];
/** An answer is somebody else's text, and may be a page. */
const widest = 40;
const widestVerdict = 'not run'.length;
const widestMood = 'tampered signature'.length;
const longestReason = 400;
const unseen =
  'what came onto the bus was not looked at: only that of a sallyport serve in this folder, at its own address, is seen from here';

/** A mood as it ends, on a terminal. */
export function rehearsalLine({ verdict, mood, answer, because }: Played, io: Io): string {
  const what = verdict === 'not run' ? because : answer;
  const shown = cell(what, 2 * widest).trimEnd();
  return `${paint(io, io.err, colours[verdict], cell(verdict, widestVerdict))}  ${cell(mood, widestMood)}  ${shown}`;
}

/** A line for each, and below them the reasons for what is not as one would expect. */
export function rehearsalTable(played: readonly Played[], io: Io): readonly string[] {
  const isBusSeen = played.some(({ events }) => events);
  const rows = played.map(({ mood, sent, answer, rightAnswer, events }) => [
    mood,
    sent,
    answer,
    rightAnswer,
    ...(isBusSeen ? [`${events?.found ?? ''}`] : []),
  ]);
  const titles = isBusSeen ? [...head, 'events'] : head;
  const widths = titles.map((title, at) =>
    Math.min(widest, Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0))),
  );
  const columns = fitting(widths, io.out.columns ?? Number.POSITIVE_INFINITY);
  const cells = (row: readonly string[]) =>
    columns.map((at) => cell(row[at] || '-', widths[at] as number)).join('  ');
  return [
    paint(io, io.out, 'bold', `${cells(titles)}  verdict`),
    ...rows.map((row, at) => {
      const { verdict } = played[at] as Played;
      return `${cells(row)}  ${paint(io, io.out, colours[verdict], verdict)}`;
    }),
    ...reasons(played),
    ...(isBusSeen ? [] : [unseen]),
  ];
}

/** Which columns a terminal has room for, beside the verdict. */
function fitting(widths: readonly number[], room: number): readonly number[] {
  const wide = (columns: readonly number[]) =>
    columns.reduce((sum, at) => sum + (widths[at] as number) + 2, widestVerdict);
  let columns = [...widths.keys()];
  for (const at of dispensable) if (wide(columns) > room) columns = columns.filter((one) => one !== at);
  return columns;
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
  const verdict = isGood ? 'the gateway is right' : 'the gateway is wrong';
  const share = isGood ? `all ${right}` : `${wrong} of ${right + wrong}`;
  return { text: `${endpoint}: ${verdict} in ${share} moods${left}`, isGood };
}

/** Moods with the same reason share a line. */
function reasons(played: readonly Played[]): readonly string[] {
  const moods = new Map<string, string[]>();
  for (const one of played) {
    const reason = reasonOf(one);
    if (reason !== undefined) moods.set(reason, [...(moods.get(reason) ?? []), one.mood]);
  }
  return [...moods].map(([reason, names]) => printableText(`${names.join(', ')}: ${reason}`, longestReason));
}

function reasonOf(played: Played): string | undefined {
  const { verdict, answer, rightAnswer, because, isUnanswered, isTakenAllTheSame } = played;
  if (verdict === 'not run') return `not run, since ${because}`;
  // the row has no room for it
  const failure = isUnanswered ? `${answer}; ` : '';
  if (verdict === 'wrong') return `${failure}right is ${rightAnswer}, since ${because}`;
  return isTakenAllTheSame ? `taken rightly, since ${because}` : undefined;
}
