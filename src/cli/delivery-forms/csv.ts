const field = /"([^"]*(?:""[^"]*)*)"?[^,\r\n]*|([^,\r\n]*)/y;
const lineEnd = /\r?\n|\r/y;

/**
 * Records of a file of comma-separated values: https://www.rfc-editor.org/rfc/rfc4180. What stands between a closing quote and the
 * next comma is dropped.
 */
export function csvRecords(text: string): readonly (readonly string[])[] {
  const records: string[][] = [[]];
  for (let at = 0; ; ) {
    field.lastIndex = at;
    const [whole, quoted, plain = ''] = field.exec(text) as RegExpExecArray;
    records.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (at >= text.length) break;
    lineEnd.lastIndex = at;
    const [end] = lineEnd.exec(text) ?? [];
    if (end !== undefined) records.push([]);
    at += end?.length ?? 1;
  }
  return records.filter((record) => record.some((value) => value !== ''));
}
