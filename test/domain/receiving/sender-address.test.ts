import { expect, it } from '@jest/globals';
import { github } from '../../../src/domain/providers/github.ts';
import { senderAddress } from '../../../src/domain/receiving/sender-address.ts';
import { anEndpoint } from '../support/gateways.ts';

it.each([
  ['https://hooks.example.com', undefined, 'https://hooks.example.com', '/hook', ''],
  ['https://hooks.example.com/', undefined, 'https://hooks.example.com', '/hook', ''],
  ['http://127.0.0.1:8787/stage', undefined, 'http://127.0.0.1:8787', '/stage/hook', ''],
  ['https://a.example', 'https://b.example/own/path', 'https://b.example', '/own/path', ''],
  [undefined, 'https://b.example', 'https://b.example', '/hook', ''],
  [undefined, 'https://b.example/sms?tenant=*&x=1', 'https://b.example', '/sms', 'tenant=*&x=1'],
  [undefined, 'https://b.example?tenant=acme', 'https://b.example', '/hook', 'tenant=acme'],
])('a sender that was told %s and %s sends to %s%s?%s', (url, publicUrl, origin, rawPath, rawQuery) => {
  const endpoint = anEndpoint(github, publicUrl === undefined ? {} : { publicUrl });
  const host = origin.replace(/^https?:\/\//, '');
  expect(senderAddress(endpoint, url)).toEqual({ origin, host, rawPath, rawQuery });
});

it('nobody knows where senders send to that were told nothing', () => {
  expect(senderAddress(anEndpoint(), undefined)).toBeUndefined();
});
