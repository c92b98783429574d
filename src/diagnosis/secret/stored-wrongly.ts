import { parseJson } from '../../domain/content/json.ts';
import { percentDecoded } from '../percent-decoded.ts';
import {
  severalIn,
  textInBase64,
  textsIn,
  unquoted,
  valueIn,
  withoutComment,
  withoutMarks,
} from './pasted-texts.ts';
import { one, type Rule } from './rule.ts';

/** It was signed with the secret, and another text is stored: what people paste, and what their tools put around it. */
export const storedWrongly: readonly Rule<string>[] = [
  {
    id: 'secret_stored_with_unseen_characters',
    words: 'the secret is stored with characters that nobody sees, such as a byte order mark',
    cure: 'store it anew: type it, or copy it as plain text',
    of: (stored) => [stored.replaceAll(/^\u00ef\u00bb\u00bf|[\p{Cf}\u00a0\0]/gu, '')],
  },
  {
    id: 'secret_stored_with_white_space',
    words: 'the secret is stored with white space or a line end that does not belong to it',
    cure: 'store it without, as `printf %s` writes it and `echo` does not',
    of: (stored) => [stored.trim(), stored.replaceAll(/\s+/g, '')],
  },
  {
    id: 'secret_stored_in_quotes',
    words: 'the secret is stored with quotes around it, or beside it',
    cure: 'store it without them',
    of: (stored) => [...one(unquoted(stored.trim())), ...one(withoutMarks(stored))],
  },
  {
    id: 'secret_stored_with_its_name',
    words: 'the secret is stored as a line of an env file, with its name before it',
    cure: 'store what stands behind the `=` alone',
    of(stored) {
      const value = valueIn(stored.trim());
      return value === undefined
        ? []
        : [unquoted(value) ?? value, ...one(withoutMarks(value)), ...one(withoutComment(value))];
    },
  },
  {
    id: 'secret_stored_with_comment',
    words: 'the secret is stored with a comment behind it',
    cure: 'store it without: what is behind # belongs to it wherever no env file is read',
    of: (stored) => one(withoutComment(stored)),
  },
  {
    id: 'secret_stored_twice',
    words: 'the secret is stored twice over, one right behind the other',
    cure: 'store it once',
    of(stored) {
      const text = stored.trim();
      const half = text.slice(0, text.length / 2);
      return half.repeat(2) === text ? [half] : [];
    },
  },
  {
    id: 'secret_stored_without_prefix',
    words: 'the secret is stored without the prefix that is part of it',
    cure: 'store it as the sender shows it, from its first character on',
    of: (stored) => (stored.includes('_') ? [] : prefixes.map((prefix) => prefix + stored.trim())),
  },
  {
    id: 'secret_stored_with_scheme',
    words: 'the secret is stored with the word of an authorization header before it',
    cure: 'store what stands behind `Bearer` alone',
    of: (stored) => one(/^(?:authorization:\s*)?(?:bearer|basic|token)\s+(\S.*)$/isu.exec(stored)?.[1]),
  },
  {
    id: 'secret_stored_in_json',
    words: 'a JSON text is stored, with the secret in it',
    cure: 'store the secret itself, as plain text',
    of: (stored) => textsIn(parseJson(stored.trim())?.value),
  },
  {
    id: 'secret_stored_with_another',
    words: 'the secret is stored in one text with another',
    cure: 'store each by itself: several that are good at once as {"secrets": […]}',
    of: severalIn,
  },
  {
    id: 'secret_stored_in_base64',
    words: 'the secret is stored in base64, as Kubernetes keeps one, and was signed with as the text in it',
    cure: 'store it decoded, as the sender shows it',
    of: (stored) => {
      const inner = textInBase64(stored.trim());
      return inner === undefined ? [] : [inner, ...one(textInBase64(inner))];
    },
  },
  {
    id: 'secret_stored_with_written_line_ends',
    words: String.raw`the secret is stored with \n written out`,
    cure: 'store it with real line ends, or without, as the sender shows it',
    of: (stored) => [
      stored.replaceAll(/\\r\\n|\\n/g, '\n'),
      stored.replace(/(?:\\r|\\n)+$/, ''),
      stored.replaceAll(/\r\n?/g, '\n'),
    ],
  },
  {
    id: 'secret_stored_percent_encoded',
    words: 'the secret is stored percent-encoded',
    cure: 'store it as the sender shows it, and not as it stands in a URL',
    of: (stored) =>
      [stored, stored.replaceAll('+', ' ')]
        .flatMap((text) => one(percentDecoded(text)))
        .flatMap((text) => [text, text.trim()]),
  },
  {
    id: 'secret_stored_in_other_case',
    words: 'the secret is stored with small letters and capitals changed',
    cure: 'store it as the sender shows it',
    of: (stored) => [stored.toLowerCase(), stored.toUpperCase()],
  },
  {
    id: 'secret_stored_with_one_more_character',
    words:
      'the secret is stored with one character too many, such as the % that zsh shows behind a last line',
    cure: 'store it without that',
    of: (stored) => [stored.slice(0, -1), stored.slice(1)],
  },
];

/** Before secrets of Stripe and by Standard Webhooks, of Linear, of Shopify. */
const prefixes = ['whsec_', 'lin_wh_', 'shpss_'];
