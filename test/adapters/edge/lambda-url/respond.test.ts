import { expect, it } from '@jest/globals';
import { respond, unreadable } from '../../../../src/adapters/edge/lambda-url/respond.ts';
import { delivered, type Outcome } from '../../../../src/domain/outcome.ts';
import { obeyedIn } from '../../../support/obeyed.ts';

/** The table "Answers" of the contract, word by word. */
const answers: readonly {
  readonly outcome: Outcome;
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}[] = [
  { outcome: { kind: 'accepted', answer: delivered }, statusCode: 200, headers: {}, body: '' },
  {
    outcome: { kind: 'accepted', answer: { status: 204, headers: { 'x-a': 'b' }, body: '' } },
    statusCode: 204,
    headers: { 'x-a': 'b' },
    body: '',
  },
  {
    outcome: {
      kind: 'answered',
      answer: { status: 200, headers: { 'content-type': 'text/plain' }, body: 'challenge' },
    },
    statusCode: 200,
    headers: { 'content-type': 'text/plain' },
    body: 'challenge',
  },
  ...(
    [
      'signature_missing',
      'signature_malformed',
      'signature_mismatch',
      'timestamp_malformed',
      'timestamp_too_old',
      'timestamp_in_future',
      'body_malformed',
      'body_not_signed',
      'body_hash_mismatch',
      'form_too_large',
      'query_not_configured',
      'unknown_endpoint',
    ] as const
  ).map((code) => ({
    outcome: { kind: 'rejected' as const, code },
    statusCode: 401,
    headers: {},
    body: '{"error":"unauthorized"}',
  })),
  {
    outcome: { kind: 'refused', code: 'method_not_allowed', allow: ['POST', 'GET'] },
    statusCode: 405,
    headers: { allow: 'POST, GET' },
    body: '{"error":"method_not_allowed"}',
  },
  {
    outcome: { kind: 'refused', code: 'wrong_origin' },
    statusCode: 403,
    headers: {},
    body: '{"error":"forbidden"}',
  },
  {
    outcome: { kind: 'refused', code: 'too_large' },
    statusCode: 413,
    headers: {},
    body: '{"error":"too_large"}',
  },
  {
    outcome: { kind: 'unavailable', code: 'breaker_open' },
    statusCode: 503,
    headers: { 'retry-after': '30' },
    body: '{"error":"unavailable"}',
  },
  {
    outcome: { kind: 'failed', code: 'internal' },
    statusCode: 500,
    headers: {},
    body: '{"error":"internal"}',
  },
];

it.each(answers)(
  '$outcome.kind $outcome.code is answered with $statusCode',
  ({ outcome, statusCode, headers, body }) => {
    const isOurs = body.startsWith('{');
    expect(respond(outcome)).toEqual({
      statusCode,
      headers: { ...(isOurs ? { 'content-type': 'application/json' } : {}), ...headers },
      body,
    });
  },
);

it('every rejection looks the same to the sender', () => {
  const rejections = answers.filter(({ outcome }) => outcome.kind === 'rejected');
  expect(rejections.length).toBeGreaterThanOrEqual(10);
  expect(new Set(rejections.map(({ outcome }) => JSON.stringify(respond(outcome)))).size).toBe(1);
});

it('no outcome is answered with what ends a hook', () => {
  for (const answer of [...answers.map(({ outcome }) => respond(outcome)), unreadable])
    expect(obeyedIn(answer)).toEqual([]);
});

it('what is rejected is asked for credentials where its sender shows them to nobody else', () => {
  const outcome = { kind: 'rejected', code: 'signature_missing', asks: 'Basic realm="webhooks"' } as const;
  expect(respond(outcome)).toEqual({
    statusCode: 401,
    headers: { 'content-type': 'application/json', 'www-authenticate': 'Basic realm="webhooks"' },
    body: '{"error":"unauthorized"}',
  });
});

it('what is no readable request is answered with 400', () => {
  expect(unreadable).toEqual({
    statusCode: 400,
    headers: { 'content-type': 'application/json' },
    body: '{"error":"bad_request"}',
  });
});
