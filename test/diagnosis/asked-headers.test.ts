import { expect, it } from '@jest/globals';
import { askedHeaders } from '../../src/diagnosis/asked-headers.ts';
import { slack } from '../../src/domain/providers/slack.ts';
import { signable } from '../../src/domain/verification/signed-url.ts';
import { deliveryOf, validFixturesOf } from '../domain/support/fixtures.ts';

const [fixture] = validFixturesOf('slack');
const request = signable(deliveryOf(fixture!), {});

it('are those that a scheme needs, in its order, and no other', () => {
  expect(askedHeaders(slack.scheme, request, fixture!.now)).toEqual([
    'x-slack-signature',
    'x-slack-request-timestamp',
  ]);
});

it('end with the one that is missing', () => {
  const headers = new Map([...request.headers].filter(([name]) => name !== 'x-slack-signature'));
  expect(askedHeaders(slack.scheme, { ...request, headers }, fixture!.now)).toEqual(['x-slack-signature']);
});
