import { expect, it } from '@jest/globals';
import { urlForSender } from '../../infra/endpoints.ts';
import { gatewayStack } from './support/synthesised.ts';

it.each([
  [undefined, 'https://gateway.example/sms'],
  ['https://hooks.example.com/sms?tenant=acme', 'https://hooks.example.com/sms?tenant=acme'],
  ['https://hooks.example.com/own/path', 'https://hooks.example.com/own/path'],
  ['https://hooks.example.com', 'https://hooks.example.com/sms'],
  ['https://hooks.example.com?tenant=acme', 'https://hooks.example.com/sms?tenant=acme'],
])('a sender of whose endpoint the public URL is %s is given %s', (publicUrl, given) => {
  const endpoint = { provider: 'twilio', ...(publicUrl === undefined ? {} : { publicUrl }) };
  expect(urlForSender('sms', endpoint, 'https://gateway.example')).toBe(given);
});

it('the construct gives it, and not the URL of the function, which such a sender does not sign', () => {
  const publicUrl = 'https://hooks.example.com/sms';
  const { hooks } = gatewayStack(() => ({ endpoints: { sms: { provider: 'twilio', publicUrl } } }));
  expect(hooks.urls.sms).toBe(publicUrl);
});
