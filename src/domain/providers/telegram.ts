import { isObject } from '../content/json.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { token } from '../verification/schemes/token.ts';

export const telegram = defineProvider({
  id: 'telegram',
  name: 'Telegram Bot API',
  docs: 'https://core.telegram.org/bots/api#setwebhook',
  source: 'telegram.org',
  answerWithinMs: 5_000,
  scheme: token(
    header('x-telegram-bot-api-secret-token'),
    text({
      means: '16 to 256 letters, digits, `_` and `-`',
      madeBy: 'receiver',
      pattern: /^[A-Za-z0-9_-]{16,256}$/,
    }),
  ),
  ...reads({
    id: 'json:update_id',
    // an update has its id and one member more, which says what it is
    type: ({ json }) => Object.keys(isObject(json) ? json : {}).find((name) => name !== 'update_id'),
  }),
});
