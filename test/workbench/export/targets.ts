import type { RuleTarget } from '../../../src/workbench/api.ts';

const cases: readonly (readonly [what: string, target: RuleTarget, endpoint?: string])[] = [
  ['a URL that AWS reaches', { url: 'https://example.com/hook?a=1' }, 'https://example.com/hook?a=1'],
  ['a URL of this machine', { url: 'http://localhost:3000/hook', as: 'api-destination' }],
  ['a URL of this machine with TLS', { url: 'https://127.0.0.1/' }],
  ['a URL with a user', { url: 'https://me@example.com/' }],
  ['a URL that is only begun', { url: 'https://' }],
  [
    'a URL with what means something elsewhere',
    { url: "https://example.com/*/$(touch owned)';touch owned;'?$\u007bx}%{y}*/#f" },
    "https://example.com/%2A/$(touch%20owned)';touch%20owned;'?$\u007bx}%{y}%2A/",
  ],
  ['a file', { file: 'a\nb */ $(touch owned) \'" \u2028 $\u007bx}.jsonl' }],
];

export const targets = cases.map(([what, target]) => [what, target] as const);

/** What is known of where an API destination leads. */
export const endpoints = cases.map(([, , endpoint]) => endpoint);
