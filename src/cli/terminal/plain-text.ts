/** What the Markdown of a guide looks like where nobody renders it. @param painted how code and emphasis are shown */
export function plainText(markdown: string, painted: (word: string) => string = (word) => word): string {
  return markdown
    .split('`')
    .map((part, at) => (at % 2 === 1 ? painted(part) : prose(part, painted)))
    .join('');
}

/** A link within the pages leads nowhere in a terminal: its words are what is left. */
function prose(part: string, painted: (word: string) => string): string {
  return part
    .replaceAll(/\[([^\]]*)\]\((https:[^)]*)\)/g, '$1 ($2)')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<(https:[^>]*)>/g, '$1')
    .replaceAll(/(\*\*?)(\S(?:[^*]*\S)?)\1/g, (_, _marks, word: string) => painted(word));
}

/** Lines of at most `width`, of which all but the first begin with `indent`. No word is cut. */
export function wrapped(text: string, width: number, indent: string): string {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) as string;
    if (line.trim() === '') lines[lines.length - 1] = `${line}${word}`;
    else if (seen(line) + 1 + seen(word) <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines.join('\n');
}

/** How wide it is, without the codes of colours. */
function seen(line: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with one
  return line.replaceAll(/\u001b\[\d+m/g, '').length;
}
