import { elementsOf } from '../content/content.ts';
import { fieldAt, textField } from '../content/json.ts';
import { reads } from '../events/reads.ts';
import { defineProvider, type Received } from '../provider.ts';
import { query } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import type { Challenge } from '../verification/handshake.ts';
import { token } from '../verification/schemes/token.ts';

const origin = 'webhook-request-origin';

/** Event Grid's own schema and CloudEvents. Nothing signs them: the URL holds a secret. */
export const azureEventGrid = defineProvider({
  id: 'azure-event-grid',
  name: 'Azure Event Grid',
  docs: 'https://learn.microsoft.com/azure/event-grid/security-authentication',
  source: 'eventgrid.azure.net',
  methods: ['POST', 'OPTIONS'],
  answerWithinMs: 30_000,
  scheme: token(
    query('secret'),
    text({
      means: '16 letters, digits, `_` and `-` or more',
      madeBy: 'receiver',
      pattern: /^[A-Za-z0-9_-]{16,}$/,
    }),
  ),
  handshakes: [
    { when: 'proven', read: permission },
    { when: 'proven', read: validation },
  ],
  ...reads({
    each: 'top',
    id: 'json:id',
    type: ({ at }) => at('json:eventType') ?? at('json:type'),
    attempt: ['header:aeg-delivery-count', 0],
    travels: { [origin]: 'Who asks to send' },
  }),
});

/** https://learn.microsoft.com/azure/event-grid/end-point-validation-cloud-events-schema */
function permission({ delivery: { method, headers } }: Received): Challenge | undefined {
  if (method !== 'OPTIONS') return undefined;
  return { kind: 'echo', text: headers.get(origin) ?? '', inHeader: 'webhook-allowed-origin' };
}

/**
 * The code goes back, so that the address which comes with it need not be called.
 * https://learn.microsoft.com/azure/event-grid/end-point-validation-event-grid-events-schema
 */
function validation({ content }: Received): Challenge | undefined {
  const [first, ...more] = elementsOf(content);
  const asks = textField(first?.value, 'eventType') === 'Microsoft.EventGrid.SubscriptionValidationEvent';
  // what stands beside it would be lost with it
  if (!asks || more.length > 0) return undefined;
  const code = textField(fieldAt(first?.value, 'data'), 'validationCode') ?? '';
  return { kind: 'echo', text: code, inJson: 'validationResponse' };
}
