import { mostFound, placesIn } from './found.ts';

/** A part of a text that is shown as one, with where it begins in the whole. */
export interface TextLine {
  readonly from: number;
  readonly text: string;
}

/** A line that is longer is shown as several. */
const longest = 4000;

export function textLines(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    for (let start = 0; start === 0 || start < line.length; start += longest) {
      lines.push({ from: from + start, text: line.slice(start, start + longest) });
    }
    from += line.length + 1;
  }
  return lines;
}

/** The lines on which the search begins, once for each time. */
export function linesWith(text: string, lines: readonly TextLine[], search: string): readonly number[] {
  let line = 0;
  return placesIn(text, search)
    .slice(0, mostFound)
    .map((place) => {
      while ((lines[line + 1]?.from ?? Number.POSITIVE_INFINITY) <= place) line += 1;
      return line;
    });
}
