import { type Edit, movedOn } from './edit.ts';
import { type Replacing, substituted } from './replacing.ts';

/** @returns the boundary that a `content-type` names: https://www.rfc-editor.org/rfc/rfc7578 */
export function boundaryOf(contentType = ''): string | undefined {
  return /^\s*multipart\/[\w-]+\s*;.*\bboundary="?([^";]+)"?/i.exec(contentType)?.[1];
}

/** What gives way in each part of a form in parts, by the name of its field. What a file is called goes, too. */
export function multipartEdits(body: string, boundary: string, path: string, by: Replacing): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const part of body.split(`--${boundary}`)) {
    const [, head = '', blank = '', rest = ''] = /^(.*?)(\r?\n\r?\n)(.*)$/s.exec(part) ?? [];
    const name =
      /\bname=(?:"([^"]*)"|([^\s;"]+))/
        .exec(head)
        ?.slice(1)
        .find((one) => one !== undefined) ?? '';
    const value = rest.replace(/\r?\n$/, '');
    if (blank !== '') {
      const begin = at + head.length + blank.length;
      const spot = { name, path: `${path}.${name}` };
      edits.push(...movedOn(by.document(value, spot), begin));
      for (const file of head.matchAll(/\bfilename\*?=(?:[\w-]+'[\w-]*'|")?([^";\r\n]+)/g)) {
        const [stem] = (file[1] as string).split(/[.][^.]*$/) as [string];
        const start = at + file.index + file[0].length - (file[1] as string).length;
        edits.push(substituted({ kind: 'name', start, value: stem }, spot.path, by));
      }
    }
    at += part.length + boundary.length + 2;
  }
  return edits;
}
