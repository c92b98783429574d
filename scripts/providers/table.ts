/** A table in Markdown. No cell breaks it, whatever stands in it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => ''), ...rows].map((row, at) =>
    at === 1 ? `|${'---|'.repeat(row.length)}` : `| ${row.map(cell).join(' | ')} |`,
  );
}

function cell(text: string): string {
  return withoutHtml(text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|'));
}

/** `<` begins HTML, but not in code, and not before an address. */
export function withoutHtml(text: string): string {
  const parts = text.split('`');
  return parts.map((part, at) => (at % 2 === 0 ? part.replaceAll(/<(?!https:)/g, '\\<') : part)).join('`');
}
