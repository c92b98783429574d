import { type Content, readBody, readForm } from '../content/content.ts';
import type { OptionDeclarations, Options, OptionValues } from '../options.ts';
import type { Provider } from '../provider.ts';
import { type Place, reads } from './reads.ts';

/** What is read travels. Headers come in lower case, and some hold what proves a request, or who has called whom. */
const place =
  /(?:(?:json|form):[^,:\s]+|header:(?!(?:(?:proxy-)?authorization|cookie)(?:,|$)|x-sallyport-)[a-z0-9-]+)/
    .source;
const places = new RegExp(`^${place}(?:,${place})*$`);
const placeWords =
  'json:, form: or header: and a name, or several of these with commas (json:object,json:action); a header in lower case, and none that shows a secret';

/** What an endpoint says of a sender that the gateway does not know. */
export const description = {
  source: {
    type: 'string',
    meaning:
      'the source of its events: a domain of the sender; the id of this provider and `.webhooks` where it is not set',
    example: 'shop.example.com',
    shape: {
      pattern: /^(?!aws[.])[a-z0-9-]{1,63}(?:[.][a-z0-9-]{1,63}){1,3}$/,
      words: 'a domain in lower case, and none that begins with aws.',
    },
  },
  type: {
    type: 'string',
    meaning:
      'where a delivery says what it is: the detail-type. Of several places, what is there is joined with dots. The type is `unknown` where it is not set',
    example: 'json:event.type',
    shape: { pattern: places, words: placeWords },
  },
  id: {
    type: 'string',
    meaning:
      'where a delivery says which event it is, the same in every repetition and in no other event. In a header, or where a token was shown, it goes with a digest of the body',
    example: 'json:event.id',
    shape: { pattern: places, words: placeWords },
  },
} as const satisfies OptionDeclarations;

/**
 * How events are read of a sender that only its endpoint describes.
 * @throws {TypeError} where a place is the header of the proof, which would travel
 */
export function described({
  source,
  type,
  id,
  header,
}: OptionValues<typeof description> & { readonly header?: Options[string] }): Partial<
  Pick<Provider, 'source' | 'read' | 'headers' | 'contentOf'>
> {
  if ([type, id].some((text) => text?.split(',').includes(`header:${header}`)))
    throw new TypeError(`has ${header} as type or id, and the proof stands there: it would go to the bus`);
  return {
    ...(source === undefined ? {} : { source }),
    ...(/(?:^|,)form:/.test(`${type},${id}`) ? { contentOf } : {}),
    ...reads({
      ...(type === undefined ? {} : { type: listed(type) }),
      ...(id === undefined ? {} : { id: listed(id) }),
    }),
  };
}

function contentOf({ body }: { readonly body: Uint8Array }): Content {
  const read = readBody(body);
  return read.kind === 'text' ? readForm(read.text) : read;
}

function listed(text: string): readonly Place[] {
  return text.split(',') as Place[];
}
