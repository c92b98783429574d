import type { OptionDeclarations, OptionValues } from '../../options.ts';
import { bearer, header, query } from '../carriers.ts';
import { text } from '../credential-forms.ts';
import type { Scheme } from '../scheme.ts';
import { token } from './token.ts';

/** Where a token may be shown. */
export const tokenOptions = {
  header: {
    type: 'string',
    meaning:
      'the header that shows the token, all of it; `authorization`, behind `Bearer`, where neither this nor `query` is set',
    example: 'x-webhook-token',
    shape: {
      pattern:
        /^(?!(?:host|via|cookie|connection|user-agent)$|content-|x-(?:amzn?|forwarded|sallyport)-)[a-z0-9-]{1,64}$/,
      words: 'the name of a header in lower case, and none that a proxy, AWS or Sallyport sets',
    },
  },
  query: {
    type: 'string',
    meaning:
      'the parameter of the URL that shows the token, for a sender that can set no header. Proxies log URLs',
    example: 'token',
    shape: { pattern: /^[A-Za-z0-9_-]{1,64}$/, words: 'the name of a parameter' },
  },
} as const satisfies OptionDeclarations;

const credential = text({
  means: '16 printable characters or more, none of them a space at its ends',
  madeBy: 'receiver',
  pattern: /^[\x21-\x7e][\x20-\x7e]{14,}[\x21-\x7e]$/,
});

/** @throws {TypeError} for options that exclude each other */
export function tokenByOptions({
  header: name,
  query: parameter,
}: OptionValues<typeof tokenOptions>): Scheme {
  if (name !== undefined && parameter !== undefined)
    throw new TypeError('has header and query: a token is shown in one place');
  if (parameter !== undefined) return token(query(parameter), credential);
  return token(name === undefined ? bearer() : header(name), credential);
}
