import { parseJson } from '../domain/content/json.ts';
import { type Edit, movedOn } from './edit.ts';
import { jsonEdits } from './json-edits.ts';
import type { Replacing, Spot } from './replacing.ts';
import { xmlEdits } from './xml-edits.ts';

/** What gives way in a text that is a document of its own: JSON, lines of JSON, XML, or what somebody wrote. */
export function textEdits(text: string, { name, path }: Spot, by: Replacing): readonly Edit[] {
  if (parseJson(text)) return jsonEdits(text, path, by, name);
  if (/^\s*<[?!\p{L}]/u.test(text)) return xmlEdits(text, path, by);
  const lines = text.split('\n');
  const isLines = lines.length > 1 && lines.every((line) => line.trim() === '' || parseJson(line));
  if (!isLines) return by.value(text, { name: name === '' ? 'text' : name, path });
  let at = 0;
  return lines.flatMap((line) => {
    const edits = movedOn(jsonEdits(line, path, by), at);
    at += line.length + 1;
    return edits;
  });
}
