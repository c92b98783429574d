const width = 100;

/** In one line where that fits, else with a line for each entry. */
export function lineOrLines(
  [open, close]: readonly [string, string],
  entries: readonly string[],
  indent: string,
): string {
  const pad = open === '{' ? ' ' : '';
  const line = `${open}${pad}${entries.join(', ')}${pad}${close}`;
  if (indent.length + line.length <= width && !line.includes('\n')) return line;
  return `${open}\n${entries.map((entry) => `${indent}  ${entry},\n`).join('')}${indent}${close}`;
}
