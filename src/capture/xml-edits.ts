import type { Edit } from './edit.ts';
import type { Replacing } from './replacing.ts';
import { asItIs, inXml, respelled, type Spelling, spelledOut } from './spelling.ts';

/** What is not closed, as a line break of HTML, is deeper and deeper: so much of the path tells where a text is. */
const mostNames = 50;

/** Where markup is not closed, the rest is a text: looked at again from its next `<`, it would take the square of the time. */
const markup =
  /<!--.*?-->|<!\[CDATA\[(?<data>.*?)\]\]>|<[?!](?!--|\[CDATA\[)[^>]*>|<\/[^>]*>|<(?<name>[\p{L}_][\w:.-]*)(?<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>|(?<text>[^<]+)|(?<rest><[?!/\p{L}_].*)/gsu;
const attribute = /(?<![\p{L}\w:.-])([\p{L}_][\p{L}\w:.-]*)\s*=\s*(["'])(.*?)\2/gsu;

/** What gives way in the texts, attributes and comments of XML or HTML, by the names of elements and attributes. Markup stays. */
export function xmlEdits(xml: string, path: string, by: Replacing): readonly Edit[] {
  const open: string[] = [];
  const edits: Edit[] = [];
  const look = (raw: string, at: number, name: string, spelling: Spelling) => {
    const holder = open.at(name === open.at(-1) ? -2 : -1);
    const spot = {
      name,
      holder,
      path: [path, ...open.slice(-mostNames), ...(name === open.at(-1) ? [] : [name])].join('.'),
    };
    edits.push(...respelled(raw, by.value(spelledOut(raw, spelling), spot), spelling, at));
  };
  for (const { 0: whole, index, groups } of xml.matchAll(markup)) {
    const { name, attributes = '', text, data, rest } = groups as Partial<Record<string, string>>;
    if (name !== undefined) {
      open.push(name);
      const begin = index + 1 + name.length;
      for (const found of attributes.matchAll(attribute)) {
        const [pair, key, , value] = found as unknown as readonly [string, string, string, string];
        look(value, begin + found.index + pair.length - 1 - value.length, key, inXml);
      }
      if (/\/$/.test(attributes)) open.pop();
    } else if (text !== undefined) look(text, index, open.at(-1) ?? '', inXml);
    else if (rest !== undefined) look(rest, index, open.at(-1) ?? '', inXml);
    else if (data !== undefined) look(data, index + '<![CDATA['.length, open.at(-1) ?? '', asItIs);
    else if (whole.startsWith('</')) open.pop();
    else if (!/^<[?!](?:xml\b|--)/.test(whole))
      // of a declaration what stands between quotes
      for (const { 0: quoted, index: inside } of whole.matchAll(/"[^"]*"|'[^']*'/g))
        look(quoted.slice(1, -1), index + inside + 1, '', inXml);
    else if (whole.startsWith('<!--')) look(whole.slice(4, -3), index + 4, '', asItIs);
  }
  return edits;
}
