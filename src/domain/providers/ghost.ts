import { isObject } from '../content/json.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signature = header('x-ghost-signature');

export const ghost = defineProvider({
  id: 'ghost',
  name: 'Ghost',
  docs: 'https://ghost.org/docs/webhooks/',
  source: 'ghost.org',
  answerWithinMs: 2_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: signature,
    layout: keyValueList('sha256'),
    time: { at: member(signature, 't'), unit: 'ms' },
    credential: chosenText,
    // no body of Ghost ends with a digit, so that the two part in one place
    message: ({ body }, time) => [body, time],
  }),
  ...reads({
    name: ({ at }) =>
      at('json:post.current.id') ?? at('json:page.current.id') ?? at('json:member.current.id'),
    // of what it is, and not what happened to it: that only the webhook knows
    type: ({ json }) => (isObject(json) ? Object.keys(json)[0] : undefined),
  }),
});
