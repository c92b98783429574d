import { type Content, readBody, readForm, readFormPayload, readText } from '../content/content.ts';
import { numberField, ownField, textField } from '../content/json.ts';
import { delivered } from '../outcome.ts';
import { defineProvider, type Received, senderId } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import type { Challenge } from '../verification/handshake.ts';
import { plain } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** Events, slash commands and interactions. The `token` in their bodies is the legacy proof, and is never looked at. */
export const slack = defineProvider({
  id: 'slack',
  name: 'Slack',
  docs: 'https://docs.slack.dev/authentication/verifying-requests-from-slack',
  source: 'slack.com',
  answerWithinMs: 3_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-slack-signature'),
    layout: plain('v0='),
    time: { at: header('x-slack-request-timestamp'), unit: 's' },
    // in practice hexadecimal digits, which nobody promises: the one in its documentation has others
    credential: text({
      means: 'the signing secret of the app, 32 letters and digits or more',
      pattern: /^[0-9A-Za-z]{32,}$/,
      make: (random) => random.slice(0, 32),
    }),
    message: ({ body }, time) => ['v0:', time, ':', body],
  }),
  headers: {
    'x-slack-retry-num':
      'Which repetition of an event this is, from 1: `metadata.attempt` is one more. A replay can say any number, or none: count by it, and decide nothing',
    'x-slack-retry-reason':
      'Why Slack repeats an event. A replay can say anything here: it travels, and nothing else',
  },
  contentOf: ({ body }) => readBody(body, readByBeginning),
  handshakes: [
    { when: 'proven', read: urlVerification },
    { when: 'proven', read: sslCheck },
  ],
  read({ delivery, content }) {
    const said = content.kind === 'json' ? content.value : undefined;
    const form = content.kind === 'form' ? content.fields : undefined;
    const type = textField(said, 'type') ?? form?.get('command')?.[0];
    const trigger = textField(said, 'trigger_id') ?? form?.get('trigger_id')?.[0];
    return [
      {
        // nowhere is it written that a trigger comes once. No interaction is repeated, so that with all of its body, which is
        // signed, it names a replay and no other delivery
        id:
          senderId.signed(textField(said, 'event_id')) ??
          senderId.signed(trigger, Buffer.from(delivery.body).toString('latin1')),
        type: (type === 'event_callback' && textField(ownField(said, 'event'), 'type')) || type,
        time:
          1000 * (numberField(said, 'event_time') ?? numberField(said, 'minute_rate_limited') ?? Number.NaN),
        attempt: attemptOf(delivery.headers.get('x-slack-retry-num')),
        content,
      },
    ];
  },
});

/**
 * Events are JSON, an interaction is JSON in a form, and a slash command is a form, in which what a user typed is encoded.
 * https://docs.slack.dev/interactivity/handling-user-interaction
 */
function readByBeginning(text: string): Content {
  return readFormPayload(text) ?? (text.startsWith('{') ? readText(text) : readForm(text));
}

/** https://docs.slack.dev/reference/events/url_verification */
function urlVerification({ content }: Received): Challenge | undefined {
  const said = content.kind === 'json' ? content.value : undefined;
  if (textField(said, 'type') !== 'url_verification') return undefined;
  return { kind: 'echo', text: textField(said, 'challenge') ?? '' };
}

/**
 * Whether a command's URL has a good certificate. Slack's SDKs answer without a signature, which let commands pass that
 * nobody had signed: here it must be signed, and is no command.
 * https://docs.slack.dev/interactivity/implementing-slash-commands
 */
function sslCheck({ content }: Received): Challenge | undefined {
  if (content.kind !== 'form' || content.fields.has('command')) return undefined;
  return content.fields.get('ssl_check')?.[0] === '1' ? { kind: 'reply', answer: delivered } : undefined;
}

function attemptOf(retry = ''): number | undefined {
  return /^[1-9]\d?$/.test(retry) ? Number(retry) + 1 : undefined;
}
