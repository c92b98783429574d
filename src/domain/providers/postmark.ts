import { fieldAt } from '../content/json.ts';
import { reads, type Said } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { basic } from '../verification/carriers.ts';
import { userAndPassword } from '../verification/credential-forms.ts';
import { token } from '../verification/schemes/token.ts';

/** Postmark signs nothing: it shows user and password that stand in the URL or beside it. */
export const postmark = defineProvider({
  id: 'postmark',
  name: 'Postmark',
  docs: 'https://postmarkapp.com/developer/webhooks/webhooks-overview',
  source: 'postmarkapp.com',
  answerWithinMs: 5_000,
  scheme: token(basic(), userAndPassword()),
  ...reads({ id: 'json:MessageID', type: typeOf }),
});

/** Mail that came in has no other name than that of its webhook. */
function typeOf({ at, json }: Said): string | undefined {
  return at('json:RecordType') ?? (fieldAt(json, 'FromFull') === undefined ? undefined : 'Inbound');
}
