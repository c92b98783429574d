import { type Content, readText } from './content.ts';
import { parseJson } from './json.ts';

/** JSON Lines (https://jsonlines.org), several values with a line each, as the array that they are; any other text as what it is. */
export function readJsonLines(text: string): Content {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  // what is JSON as a whole may be spread over lines
  if (lines.length < 2 || !lines.every((line) => parseJson(line))) return readText(text);
  return readText(`[${lines.join(',')}]`);
}
