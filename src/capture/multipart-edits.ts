import type { Edit } from './edit.ts';
import type { Replacing } from './replacing.ts';

/** @returns the boundary that a `content-type` names: https://www.rfc-editor.org/rfc/rfc7578 */
export function boundaryOf(contentType = ''): string | undefined {
  return /^\s*multipart\/form-data\s*;.*\bboundary="?([^";]+)"?/i.exec(contentType)?.[1];
}

/** What gives way in each part of a form in parts, by the name of its field. What a file is called goes, too. */
export function multipartEdits(body: string, boundary: string, path: string, by: Replacing): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const part of body.split(`--${boundary}`)) {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const name = /\bname="([^"]*)"/.exec(head)?.[1];
    const value = rest.join('\r\n\r\n').replace(/\r\n$/, '');
    if (name !== undefined) {
      const begin = at + head.length + 4;
      const spot = { name, path: `${path}.${name}` };
      for (const edit of by.document(value, spot))
        edits.push({ ...edit, start: edit.start + begin, end: edit.end + begin });
      const file = /\bfilename="([^"]+)"/.exec(head);
      if (file) {
        const [stem = ''] = (file[1] as string).split('.');
        const start = at + file.index + 'filename="'.length;
        edits.push({
          start,
          end: start + stem.length,
          text: by.standIns.of('name', stem),
          kind: 'name',
          path: spot.path,
        });
      }
    }
    at += part.length + boundary.length + 2;
  }
  return edits;
}
