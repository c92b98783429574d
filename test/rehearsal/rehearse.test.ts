import { describe, expect, it } from '@jest/globals';
import { configured, type Provider } from '../../src/domain/provider.ts';
import { contentful } from '../../src/domain/providers/contentful.ts';
import { github } from '../../src/domain/providers/github.ts';
import { intercom } from '../../src/domain/providers/intercom.ts';
import { slack } from '../../src/domain/providers/slack.ts';
import type { Signable } from '../../src/domain/verification/scheme.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import type { HttpAnswer } from '../../src/ports/exchange.ts';
import type { Reply } from '../../src/rehearsal/answers.ts';
import type { Manner } from '../../src/rehearsal/mood.ts';
import { abort } from '../../src/rehearsal/moods/abort.ts';
import { burst } from '../../src/rehearsal/moods/burst.ts';
import { retry } from '../../src/rehearsal/moods/retry.ts';
import { unsigned } from '../../src/rehearsal/moods/unsigned.ts';
import { usual } from '../../src/rehearsal/moods/usual.ts';
import { moods } from '../../src/rehearsal/moods.ts';
import { playMood } from '../../src/rehearsal/play-mood.ts';
import type { Played } from '../../src/rehearsal/played.ts';
import { rehearse } from '../../src/rehearsal/rehearse.ts';
import { bySecret } from '../../src/rehearsal/signing-key.ts';
import { StandIn, type StandInParts } from '../../src/rehearsal/stand-in.ts';
import { anEndpoint } from '../domain/support/gateways.ts';
import { fittingSecret } from '../support/deliveries.ts';
import { ManualClock } from '../support/manual-clock.ts';

function standingIn(provider: Provider, parts: Partial<StandInParts> = {}): StandIn {
  const endpoint = anEndpoint(provider);
  const headers = new Map([['content-type', 'application/json']]);
  const current = bySecret(new Secret(fittingSecret(provider)));
  return new StandIn({
    endpoint,
    to: { origin: 'http://127.0.0.1:1', host: '127.0.0.1:1', rawPath: '/hook', rawQuery: '' },
    make: () => ({ method: 'POST', headers, body: Buffer.from('{"id":"one","type":"message"}') }),
    keys: { current, stranger: async () => undefined },
    repeats: 'not documented',
    others: [],
    clock: new ManualClock(),
    ...parts,
  });
}

const answer = (status: number, retryAfter?: string): Reply => ({
  status,
  type: undefined,
  location: undefined,
  retryAfter,
  body: '',
});

/** A gateway that answers in this order, and the last of them for ever. */
function answering(...replies: readonly Reply[]) {
  const sent: { readonly request: Signable; readonly manner: Manner }[] = [];
  const pauses: number[] = [];
  return {
    sent,
    pauses,
    async deliver(request: Signable, manner: Manner) {
      sent.push({ request, manner });
      return manner === 'hanging up' ? undefined : (replies[sent.length - 1] ?? replies.at(-1));
    },
    async pause(ms: number) {
      pauses.push(ms);
    },
  };
}

describe('a burst', () => {
  it('may be asked to come again, and is right once it is taken', async () => {
    const stage = answering(answer(200), answer(503, '7'), answer(200));
    expect(await playMood(burst(2), standingIn(github), stage)).toMatchObject({
      verdict: 'right',
      answer: '200, asked to come again once',
    });
    expect(stage.pauses).toEqual([7_000]);
  });

  it('is wrong where it is never taken, and waits for a few seconds at most', async () => {
    const stage = answering(answer(503, '3600'));
    expect(await playMood(burst(1), standingIn(github), stage)).toMatchObject({
      verdict: 'wrong',
      answer: '503, asked to come again 2 times',
    });
    expect(stage.pauses).toEqual([20_000, 20_000]);
  });

  it('is wrong at once where nobody says when to come again', async () => {
    const stage = answering(answer(503));
    expect(await playMood(burst(1), standingIn(github), stage)).toMatchObject({ verdict: 'wrong' });
    expect(stage.pauses).toEqual([]);
  });

  it('tells what was answered how often', async () => {
    const stage = answering(answer(200), answer(500), answer(200));
    expect(await playMood(burst(3), standingIn(github), stage)).toMatchObject({ answer: '2 × 200, 1 × 500' });
  });

  it('says when to come again as a date, too, and is then waited for a second', async () => {
    const stage = answering(answer(503, 'Thu, 26 Nov 2026 16:00:00 GMT'), answer(200));
    await playMood(burst(1), standingIn(github), stage);
    expect(stage.pauses).toEqual([1_000]);
  });
});

describe('a repetition', () => {
  const signatureOf = ({ request }: { readonly request: Signable }, name: string) =>
    request.headers.get(name);

  it('is the same bytes where the sender keeps them', async () => {
    const stage = answering(answer(200));
    const played = await playMood(retry, standingIn(github, { repeats: 'the same' }), stage);
    expect(played.sent).toBe('one, then the same bytes');
    expect(stage.sent[1]?.request).toBe(stage.sent[0]?.request);
  });

  it.each(['others', 'not documented'] as const)('is signed anew where the bytes are %s', async (repeats) => {
    const stage = answering(answer(200));
    const played = await playMood(retry, standingIn(github, { repeats }), stage);
    expect(played.sent).toBe('one, then the same signed anew');
    expect(stage.sent.map(({ request }) => String(request.body))).toEqual(
      Array(2).fill('{"id":"one","type":"message"}'),
    );
  });

  it.each([
    [slack, 'x-slack-retry-num: 1'],
    [contentful, 'x-contentful-webhook-request-attempt: 2'],
  ])('counts as its sender counts: $id', async (provider, counted) => {
    const [name, count] = counted.split(': ') as [string, string];
    const stage = answering(answer(200));
    const played = await playMood(retry, standingIn(provider, { repeats: 'the same' }), stage);
    expect(played.sent).toBe(`one, then the same signed anew, with ${counted}`);
    expect(stage.sent.map((one) => signatureOf(one, name))).toEqual([undefined, count]);
  });

  it('comes after half of one, and is whole', async () => {
    const stage = answering(answer(200));
    expect(await playMood(abort, standingIn(github), stage)).toMatchObject({
      verdict: 'right',
      answer: '200',
    });
    expect(stage.sent.map(({ manner }) => manner)).toEqual(['hanging up', 'whole']);
  });
});

describe('what cannot be told', () => {
  const playedAll = async (standIn: StandIn) => {
    const played: Played[] = [];
    for await (const one of rehearse(moods, standIn, answering(answer(401)))) played.push(one);
    return played;
  };

  it('is what only the sender can sign: the rest is played', async () => {
    const played = await playedAll(standingIn(github, { keys: { missing: 'only GitHub can sign' } }));
    const run = played.filter(({ verdict }) => verdict !== 'not run').map(({ mood }) => mood);
    expect(run).toEqual(['unsigned', 'other method', 'oversize']);
    const left = played.filter(({ verdict }) => verdict === 'not run');
    expect(left).toHaveLength(moods.length - 3);
    expect(new Set(left.map(({ because }) => because))).toEqual(new Set(['only GitHub can sign']));
  });

  it('is the answer to who asks before anything is proven', async () => {
    const standIn = standingIn(intercom, {
      make: () => ({ method: 'HEAD', headers: new Map(), body: Buffer.from('') }),
    });
    expect(await playMood(unsigned, standIn, answering(answer(200)))).toMatchObject({
      verdict: 'not run',
      because: 'this delivery asks who listens, and is answered before anything is proven',
    });
  });

  it('is what the sender never sends', async () => {
    const provider = {
      ...github,
      scheme: {
        ...github.scheme,
        sign: () => {
          throw new TypeError('body_malformed');
        },
      },
    };
    expect(await playMood(usual, standingIn(provider), answering(answer(200)))).toMatchObject({
      verdict: 'not run',
      because: 'GitHub sends no such thing: body_malformed',
    });
  });

  it('is no mistake that a gateway is wrong in: one that throws is ours', async () => {
    const keys = {
      current: bySecret(new Secret('a')),
      stranger: () => Promise.reject(new RangeError('ours')),
    };
    await expect(playedAll(standingIn(github, { keys }))).rejects.toThrow('ours');
  });
});

it('says of a redirect where it leads, and that it is not followed', async () => {
  const moved: Reply = { ...(answer(308) as HttpAnswer), location: 'https://there.example/', body: 'moved' };
  expect(await playMood(usual, standingIn(github), answering(moved))).toMatchObject({
    verdict: 'wrong',
    answer: '308 to https://there.example/',
    because: 'a redirect is not followed: is the address to which it leads the right one?',
  });
});

it('ends where nobody is there, and says it once', async () => {
  const stage = answering({ error: 'nobody listens', isUnreachable: true });
  const played: Played[] = [];
  for await (const one of rehearse(moods, standingIn(github), stage)) played.push(one);
  expect(played).toEqual([
    expect.objectContaining({ mood: 'usual', isUnreachable: true, answer: 'nobody listens' }),
  ]);
});

describe('a gateway that does not answer', () => {
  const silence: Reply = { error: 'no answer', isUnreachable: false, isSilent: true };
  const toldOf = async (...replies: readonly Reply[]) => {
    const stage = answering(...replies);
    const told: string[] = [];
    for await (const { mood, isOver } of rehearse([usual, retry, usual, burst(2)], standingIn(github), stage))
      told.push(isOver ? `${mood}, and no more` : mood);
    return { told, sent: stage.sent.length };
  };

  it('is waited for once where it never answered', async () => {
    expect(await toldOf(silence)).toEqual({ told: ['usual, and no more'], sent: 1 });
  });

  it('but cuts the connection, is asked once where it never answered, and in every mood once it did', async () => {
    const cut: Reply = { error: 'cut off', isUnreachable: false };
    expect((await toldOf(cut)).told).toEqual(['usual, and no more']);
    expect((await toldOf(answer(200), cut)).told).toEqual(['usual', 'retry', 'usual', 'burst']);
  });

  it('is waited for in two moods once it did, and not for what would follow in each', async () => {
    expect(await toldOf(answer(200), silence)).toEqual({
      told: ['usual', 'retry', 'usual, and no more'],
      sent: 3,
    });
  });

  it('is gone on with where it answers again', async () => {
    expect(await toldOf(answer(200), silence, answer(200), silence)).toEqual({
      told: ['usual', 'retry', 'usual', 'burst'],
      sent: 5,
    });
  });
});

it('signs with the secret of another form as its sender reads it, where another sender could not read it', () => {
  const form = configured(github).scheme.credential;
  const key = bySecret(
    new Secret({ appSecret: 'x' }),
    form && { ...form, read: () => ({ kind: 'key', bytes: Buffer.from('k') }) },
  );
  const request = {
    method: 'POST',
    headers: new Map<string, string>(),
    body: Buffer.from('{}'),
    host: 'h',
    rawPath: '/',
    rawQuery: '',
  };
  expect(key.sign(request, anEndpoint(github), 0)?.headers.get('x-hub-signature-256')).toMatch(
    /^sha256=[0-9a-f]{64}$/,
  );
  expect(bySecret(new Secret({ appSecret: 'x' })).sign(request, anEndpoint(github), 0)).toBeUndefined();
});
