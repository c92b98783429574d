import type { Answer } from '../../src/domain/outcome.ts';
import { defineProvider } from '../../src/domain/provider.ts';
import { header } from '../../src/domain/verification/carriers.ts';
import { text } from '../../src/domain/verification/credential-forms.ts';
import { plain } from '../../src/domain/verification/layouts.ts';
import { hmac } from '../../src/domain/verification/schemes/hmac.ts';

export const echoing = (secret: string): Answer => ({
  status: 200,
  headers: { 'x-hook-secret': secret },
  body: '',
});

/** As Asana does: the secret is in a header, and wants to be there in the answer too. */
export const enrolling = defineProvider({
  id: 'enrolling',
  name: 'Enrolling',
  docs: 'https://enrolling.example/docs',
  source: 'enrolling.example',
  answerWithinMs: 10_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-signature'),
    layout: plain(),
    credential: text({ means: 'what it delivers, 20 characters or more', pattern: /^.{20,}$/ }),
    message: ({ body }) => [body],
  }),
  handshakes: [
    {
      when: 'enrolling',
      read: ({ headers }) => {
        const secret = headers.get('x-hook-secret');
        return secret === undefined ? undefined : { kind: 'enrol', secret, answer: echoing(secret) };
      },
    },
  ],
  read: ({ content }) => [{ type: undefined, content }],
});
