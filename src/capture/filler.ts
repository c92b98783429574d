/** By their length. */
const words = [
  '',
  'a',
  'at',
  'non',
  'amet',
  'lorem',
  'tempor',
  'laboris',
  'pariatur',
  'consequat',
  'voluptatem',
];

/**
 * Words that say nothing in place of those that somebody wrote: as many, as long, with the same spaces and signs between them; letters
 * beyond ASCII stay beyond it, since how they are written is what a signature fails by.
 */
export function filler(text: string): string {
  return text.replaceAll(/[A-Za-z]+|\p{N}|\p{L}/gu, (part) => {
    if (/^\p{N}/u.test(part)) return /\d/.test(part) ? '0' : part;
    if (!/^[A-Za-z]/.test(part)) return part.length > 1 ? part : beyond(part);
    const word = wordOf(part.length);
    if (part === part.toUpperCase() && part.length > 1) return word.toUpperCase();
    return /^[A-Z]/.test(part) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
  });
}

function wordOf(length: number): string {
  const longest = words.length - 1;
  return length > longest ? words[longest] + wordOf(length - longest) : (words[length] as string);
}

/** Of as many bytes. */
function beyond(letter: string): string {
  return letter < '\u0800' ? 'é' : '文';
}
