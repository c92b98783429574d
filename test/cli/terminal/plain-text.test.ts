import { describe, expect, it } from '@jest/globals';
import { plainText, wrapped } from '../../../src/cli/terminal/plain-text.ts';

describe('the Markdown of a guide in a terminal', () => {
  it.each([
    ['open *Settings → API*, and then **Save**', 'open [Settings → API], and then [Save]'],
    ['set `a*b*c` and `<path>`', 'set [a*b*c] and [<path>]'],
    ['see <https://example.com/a_b>', 'see https://example.com/a_b'],
    ['see [the list](https://example.com)', 'see the list (https://example.com)'],
    ['see [what comes of it](../guarantees.md#by-hand)', 'see what comes of it'],
    ['2 * 3 * 4', '2 * 3 * 4'],
  ])('is its words: %s', (markdown, words) => {
    expect(plainText(markdown, (word) => `[${word}]`)).toBe(words);
  });

  it('is wrapped between words, and one that is too long stands alone', () => {
    expect(wrapped('- one two three', 9, '  ')).toBe('- one two\n  three');
    expect(wrapped('- a incomprehensible b', 9, '  ')).toBe('- a\n  incomprehensible\n  b');
    expect(wrapped('\u001b[1mone\u001b[22m two', 7, '')).toBe('\u001b[1mone\u001b[22m two');
  });
});
