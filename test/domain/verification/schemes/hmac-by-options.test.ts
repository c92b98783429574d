import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { hmacByOptions } from '../../../../src/domain/verification/schemes/hmac-by-options.ts';
import { aDelivery } from '../../../support/deliveries.ts';
import { aProvider } from '../../support/a-provider.ts';
import { judge } from '../../support/fixtures.ts';

const secret = '7Jq2mXw9Tz4LrKs1VkBcYd8HpN3fGa5e';
const now = 1_767_261_600_000;
const url = 'https://hooks.example.com/hook';

interface Sent {
  readonly id?: string;
  readonly time?: string;
  readonly query?: string;
  readonly body: string;
}

/** Of a request that shows a MAC of this text. */
function judged(message: string, text: string, { id, time, query = '', body }: Sent) {
  const timed = message.includes('{time}') ? { timeHeader: 'x-time' } : {};
  const headers = {
    'x-signature': createHmac('sha256', secret).update(text).digest('hex'),
    ...(id === undefined ? {} : { 'x-id': id }),
    ...(time === undefined ? {} : { 'x-time': time }),
  };
  const provider = aProvider(hmacByOptions({ header: 'x-signature', message, ...timed }));
  const verdict = judge(
    provider,
    aDelivery({ headers, rawQuery: query, body, rawPath: '/hook', host: 'hooks.example.com' }),
    {
      secrets: [secret],
      now,
    },
  );
  return verdict.verified || verdict.code;
}

describe('a text that was signed by options', () => {
  it.each<[message: string, text: string, genuine: Sent, moved: Sent]>([
    [
      '{header:x-id}.{time}.{body}',
      'msg_1.1767261600.{"said":".1767261600.","n":1}',
      { id: 'msg_1', time: '1767261600', body: '{"said":".1767261600.","n":1}' },
      { id: 'msg_1.1767261600.{"said":"', time: '1767261600', body: '","n":1}' },
    ],
    ['{header:x-id}--{body}', '7---1', { id: '7', body: '-1' }, { id: '7-', body: '1' }],
    ['{body}.{header:x-id}', 'a.b.7', { id: '7', body: 'a.b' }, { id: 'b.7', body: 'a' }],
    ['{url}|{body}', `${url}?a=1|b|{}`, { query: 'a=1', body: 'b|{}' }, { query: 'a=1|b', body: '{}' }],
    [
      '{url}{body}',
      `${url}?a=1{"b":{}}`,
      { query: 'a=1', body: '{"b":{}}' },
      { query: 'a=1{"b":', body: '{}}' },
    ],
    ['{url}{body}', `${url}?a=1[2]`, { query: 'a=1', body: '[2]' }, { query: 'a', body: '=1[2]' }],
    ['{url}{body}', `${url}?a=1[2]`, { query: 'a=1', body: '[2]' }, { body: '?a=1[2]' }],
    ['{header:x-id}{body}', '7{"a":[]}', { id: '7', body: '{"a":[]}' }, { id: '7{"a":', body: '[]}' }],
    ['{body}{header:x-id}', '{"a":1}7', { id: '7', body: '{"a":1}' }, { id: '}7', body: '{"a":1' }],
    ['{body}{header:x-id}', '[1]7', { id: '7', body: '[1]' }, { body: '[1]7' }],
  ])('%s proves one request alone: %s', (message, text, genuine, moved) => {
    expect(judged(message, text, genuine)).toBe(true);
    expect(judged(message, text, moved)).toBe('signature_malformed');
  });

  it.each<[message: string, text: string, sent: Sent]>([
    ['{url}{body}', `${url}a=1&b=2`, { body: 'a=1&b=2' }],
    ['{url}:{body}', `${url}?a=1:x`, { query: 'a=1', body: 'x' }],
    ['{method}{header:x-id}', 'POST7.|', { id: '7.|', body: 'x' }],
    ['{header:x-id}{time}.{body}', '71767261600.x.y', { id: '7', time: '1767261600', body: 'x.y' }],
    ['{header:x-id}.{body}', '.x', { body: 'x' }],
  ])('%s may be in any form that leads to one request: %s', (message, text, sent) => {
    expect(judged(message, text, sent)).toBe(true);
  });
});
