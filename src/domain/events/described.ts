import type { OptionDeclarations, OptionValues } from '../options.ts';
import type { Provider } from '../provider.ts';
import { type Place, reads } from './reads.ts';

const places = /^(?:json|form|header):[^,:\s]+(?:,(?:json|form|header):[^,:\s]+)*$/;
const placeWords =
  'json:, form: or header: and a name, or several of these with commas (json:object,json:action)';

/** What an endpoint says of a sender that the gateway does not know. */
export const description = {
  source: {
    type: 'string',
    meaning: 'the source of its events: a domain of the sender; the id of this provider where it is not set',
    example: 'shop.example.com',
    shape: {
      pattern: /^(?!aws(?:[.]|$))[a-z0-9][a-z0-9.-]{0,254}$/,
      words: 'a name in lower case, and none that begins with aws.',
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

/** How events are read of a sender that only its endpoint describes. */
export function described({
  source,
  type,
  id,
}: OptionValues<typeof description>): Partial<Pick<Provider, 'source' | 'read' | 'headers'>> {
  return {
    ...(source === undefined ? {} : { source }),
    ...reads({
      ...(type === undefined ? {} : { type: listed(type) }),
      ...(id === undefined ? {} : { id: listed(id) }),
    }),
  };
}

function listed(text: string): readonly Place[] {
  return text.split(',') as Place[];
}
