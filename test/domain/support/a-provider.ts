import type { ConfiguredProvider } from '../../../src/domain/provider.ts';
import type { Scheme } from '../../../src/domain/verification/scheme.ts';

/** A sender that proves itself in this way, and says nothing of what it sends. */
export function aProvider(scheme: Scheme): ConfiguredProvider {
  return {
    id: 'example',
    name: 'Example',
    docs: 'https://docs.example/webhooks',
    source: 'webhooks.example',
    methods: ['POST'],
    answerWithinMs: 5_000,
    scheme,
    read: ({ content }) => [{ type: undefined, content }],
  };
}
