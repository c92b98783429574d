import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** An entity of a company changed. Two companies may have one id, and nothing in the entity says which company it is of. */
const changes = reads({
  each: ['eventNotifications', 'dataChangeEvent', 'entities'],
  name: ['json:name', 'json:id'],
  type: ['json:name', 'json:operation'],
  time: ['json:lastUpdated', 'iso'],
});
const cloudEvents = reads({
  each: 'top',
  id: 'json:id',
  apart: ['json:source'],
  type: 'json:type',
  time: ['json:time', 'iso'],
});

export const quickbooks = defineProvider({
  id: 'quickbooks',
  name: 'QuickBooks Online',
  docs: 'https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks/managing-webhooks-notifications',
  source: 'quickbooks.intuit.com',
  answerWithinMs: 3_000,
  scheme: hmac({ digest: 'sha256', encoding: 'base64', at: header('intuit-signature') }),
  read: (received) => {
    const { content } = received;
    // the newer of its two forms is a list of CloudEvents
    const isList = content.kind === 'json' && Array.isArray(content.value);
    return (isList ? cloudEvents : changes).read(received);
  },
});
