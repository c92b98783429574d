import type { Rule } from './rule.ts';

/** The secret is stored as it is, and the sender was told more than that. */
export const signedOtherwise: readonly Rule<string>[] = [
  {
    id: 'signed_with_line_end',
    words: 'it was signed with a line end behind the secret',
    cure: 'give the secret to the sender anew, as `printf %s` writes it and `echo` does not',
    of: (stored) => [`${stored}\n`, `${stored}\r\n`, `${stored}\r`, `${stored}\n\n`],
  },
  {
    id: 'signed_with_spaces',
    words: 'it was signed with a space or a tab beside the secret',
    cure: 'give the secret to the sender anew, without it',
    of: (stored) => [`${stored} `, ` ${stored}`, ` ${stored} `, `${stored}\t`, `${stored} \n`],
  },
  {
    id: 'signed_with_quotes',
    words: 'it was signed with the secret in quotes',
    cure: 'give the secret to the sender anew, without them; some tools keep those of an env file',
    of: (stored) => [JSON.stringify(stored), `'${stored}'`, `"${stored}"`, `"${stored}"\n`],
  },
  {
    id: 'signed_percent_encoded',
    words: 'it was signed with the secret percent-encoded',
    cure: 'give the secret to the sender as it is, or one that holds letters and digits alone',
    of: (stored) => [encodeURIComponent(stored.toWellFormed())],
  },
  {
    id: 'signed_with_byte_order_mark',
    words: 'it was signed with a byte order mark before the secret',
    cure: 'give the secret to the sender anew, from a file without one',
    of: (stored) => [`\ufeff${stored}`, `\ufeff${stored}\r\n`],
  },
  {
    id: 'signed_with_scheme',
    words: 'the sender writes a word such as Bearer before the secret',
    cure: 'give the sender the secret alone, or store it with that word',
    of: (stored) => [`Bearer ${stored}`, `bearer ${stored}`, `Token ${stored}`, `Basic ${stored}`],
  },
  {
    id: 'signed_with_written_line_ends',
    words: String.raw`it was signed with the secret with \n written out`,
    cure: 'give the secret to the sender with real line ends',
    of: (stored) => [stored.replaceAll(/\r?\n/g, String.raw`\n`), String.raw`${stored}\n`],
  },
];
