import { description } from '../events/described.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { basic } from '../verification/carriers.ts';
import { userAndPassword } from '../verification/credential-forms.ts';
import type { Challenge } from '../verification/handshake.ts';
import type { Scheme, Signable } from '../verification/scheme.ts';
import { hmacByOptions, hmacOptions } from '../verification/schemes/hmac-by-options.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';
import { token } from '../verification/schemes/token.ts';
import { tokenByOptions, tokenOptions } from '../verification/schemes/token-by-options.ts';

const proofs = ['token', 'basic', 'hmac', 'standard-webhooks'] as const;

/** Structured events, and batches of them. In the binary form nobody signs what the headers say. */
export const cloudevents = defineProvider({
  id: 'cloudevents',
  name: 'CloudEvents',
  docs: 'https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md',
  source: 'cloudevents.io',
  methods: ['POST', 'OPTIONS'],
  options: {
    ...hmacOptions,
    header: { ...tokenOptions.header, meaning: 'the header in which the token, or the signature, stands' },
    query: tokenOptions.query,
    source: description.source,
    proof: {
      type: 'string',
      meaning: `how the sender proves itself: ${proofs.join(', ')}, each with the options of that provider; \`token\` where it is not set`,
      example: 'token',
      shape: { pattern: new RegExp(`^(?:${proofs.join('|')})$`), words: proofs.join(', ') },
    },
  },
  answerWithinMs: 5_000,
  scheme({ proof = 'token', header, query, ...options }): Scheme {
    const shown = { ...(header === undefined ? {} : { header }), ...(query === undefined ? {} : { query }) };
    if (proof === 'hmac') return hmacByOptions({ header: header ?? 'x-signature', ...options });
    if (proof === 'standard-webhooks') return standardWebhooks();
    return proof === 'basic' ? token(basic(), userAndPassword()) : tokenByOptions(shown);
  },
  byOptions: ({ source }) => (source === undefined ? {} : { source: String(source) }),
  handshakes: [{ when: 'unproven', read: permission }],
  ...reads({
    each: 'top',
    id: 'json:id',
    apart: ['json:source'],
    type: 'json:type',
    time: ['json:time', 'iso'],
  }),
});

/** Anybody may send here who can prove it, so that asking gives nothing away. */
function permission({ method, headers }: Signable): Challenge | undefined {
  if (method !== 'OPTIONS') return undefined;
  const isAsking = headers.has('webhook-request-origin');
  const allowed = isAsking ? { 'webhook-allowed-origin': '*', 'webhook-allowed-rate': '*' } : {};
  return { kind: 'reply', answer: { status: 200, headers: { allow: 'POST', ...allowed }, body: '' } };
}
