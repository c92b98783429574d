import { describe, expect, it } from '@jest/globals';
import { configured, type Provider } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';
import { gitlab } from '../../src/domain/providers/gitlab.ts';
import { slack } from '../../src/domain/providers/slack.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import { asAnother } from '../../src/rehearsal/moods/as-another.ts';
import { oldSecret } from '../../src/rehearsal/moods/old-secret.ts';
import { otherMethod } from '../../src/rehearsal/moods/other-method.ts';
import { future, stale } from '../../src/rehearsal/moods/out-of-time.ts';
import { tamperedBody } from '../../src/rehearsal/moods/tampered-body.ts';
import { tamperedSignature } from '../../src/rehearsal/moods/tampered-signature.ts';
import { bySecret } from '../../src/rehearsal/signing-key.ts';
import { StandIn, type StandInParts } from '../../src/rehearsal/stand-in.ts';
import { anEndpoint } from '../domain/support/gateways.ts';
import { fittingSecret } from '../support/deliveries.ts';
import { ManualClock } from '../support/manual-clock.ts';

const clock = new ManualClock();

function standingIn(provider: Provider, body = '{"id":"one"}', parts: Partial<StandInParts> = {}): StandIn {
  const headers = new Map([['content-type', 'application/json']]);
  const current = bySecret(new Secret(fittingSecret(provider)));
  return new StandIn({
    endpoint: anEndpoint(provider),
    to: { origin: 'http://127.0.0.1:1', host: '127.0.0.1:1', rawPath: '/hook', rawQuery: '' },
    make: () => ({ method: 'POST', headers, body: Buffer.from(body) }),
    keys: { current, stranger: async () => undefined },
    repeats: 'not documented',
    others: [],
    clock,
    ...parts,
  });
}

describe('a delivery signed with the old secret', () => {
  it.each([
    [1_000, 'taken'],
    [-1_000, 'rejected'],
    [0, 'rejected'],
  ])('that is good for %i ms more is rightly %s', async (ms, right) => {
    const current = bySecret(new Secret(fittingSecret(github)));
    const previous = { key: bySecret(new Secret('b'.repeat(40))), until: clock.now() + ms };
    const keys = { current, previous, stranger: async () => undefined };
    expect(await oldSecret.play(standingIn(github, '{}', { keys }))).toMatchObject({ right });
  });

  it('is not played where there is none, and nobody here can make another', async () => {
    expect(await oldSecret.play(standingIn(github))).toMatchObject({
      notRun: expect.stringContaining('only GitHub can make'),
    });
  });
});

describe('a delivery with a letter changed', () => {
  it('is not played where there is no letter', async () => {
    for (const body of ['', '{}', '{"a":1}'])
      expect(await tamperedBody.play(standingIn(github, body))).toEqual({
        notRun: 'there is no letter in its body that could be changed',
      });
  });

  it('differs in one byte, and is rightly rejected of who signs all, and taken of who shows a token', async () => {
    for (const [provider, right] of [
      [github, 'rejected'],
      [gitlab, 'taken'],
    ] as const) {
      const scene = await tamperedBody.play(standingIn(provider, '{"text":"hello"}'));
      if ('notRun' in scene) throw new Error(scene.notRun);
      expect(scene.right).toBe(right);
      const body = Buffer.from(scene.acts[0]?.requests[0]?.body ?? []).toString();
      const differing = [...'{"text":"hello"}'].filter((letter, at) => body[at] !== letter);
      expect(differing).toHaveLength(1);
    }
  });
});

it('a tampered signature is not played where none stands that could be read', async () => {
  const forced = new Map([['x-hub-signature-256', 'none']]);
  expect(await tamperedSignature.play(standingIn(github, '{}', { forced }))).toEqual({
    notRun: 'the signature was not found in what GitHub sends',
  });
  const noToken = new Map([['x-gitlab-token', '']]);
  expect(await tamperedSignature.play(standingIn(gitlab, '{}', { forced: noToken }))).toEqual({
    notRun: 'the token was not found in what GitLab sends',
  });
});

describe('a delivery signed as another', () => {
  it('is not played where the only other is the sender itself', async () => {
    const others = [configured(github, {})];
    expect(await asAnother.play(standingIn(github, '{}', { others }))).toMatchObject({
      notRun: expect.stringMatching(/^GitHub cannot sign this delivery with a secret of GitHub/),
    });
  });

  it('is told of as a fault where signing fails for another reason than the kind of key', async () => {
    const others = [configured(slack, {})];
    const current = {
      ...bySecret(new Secret('a'.repeat(40))),
      sign: () => {
        throw new RangeError('broken');
      },
    };
    const keys = { current, stranger: async () => undefined };
    await expect(async () => asAnother.play(standingIn(github, '{}', { others, keys }))).rejects.toThrow(
      'broken',
    );
  });
});

it('another method is one that the sender does not use, and none where it uses them all', async () => {
  const using = (...methods: [string, ...string[]]) => otherMethod.play(standingIn({ ...github, methods }));
  expect(await using('POST', 'GET')).toMatchObject({ sent: 'PUT, and no body', right: 'not allowed' });
  expect(await using('GET', 'PUT', 'DELETE')).toEqual({ notRun: 'GitHub uses every method' });
});

it('a delivery out of time is rightly rejected of who signs a time, and taken of who signs none', async () => {
  for (const mood of [stale, future]) {
    expect(await mood.play(standingIn(slack))).toMatchObject({ right: 'rejected' });
    expect(await mood.play(standingIn(github))).toMatchObject({ right: 'taken' });
  }
});
