import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { senderSuspicions } from '../../src/diagnosis/sender/sender-suspicions.ts';
import type { Trial } from '../../src/diagnosis/trial.ts';
import type { ProviderId } from '../../src/domain/providers/index.ts';
import { candidate, endpointOf, sendersAtHand, trialOf, withHeaders, withSecret } from './support/trials.ts';

function arrivedAt(id: ProviderId, trial: Trial): Trial {
  return { ...trial, endpoint: endpointOf(id) };
}

async function causesOf(trial: Trial, more = {}) {
  return (await diagnose(trial, { ...sendersAtHand, ...more })).causes;
}

describe('a delivery of another sender', () => {
  it.each<[ProviderId, ProviderId, string]>([
    ['github', 'shopify', 'GitHub'],
    ['shopify', 'github', 'Shopify'],
    ['slack', 'stripe', 'Slack'],
    ['square', 'twilio', 'Square'],
    ['clerk', 'github', 'Svix'],
    ['mailgun', 'github', 'Mailgun'],
    ['telegram', 'github', 'Telegram'],
    ['adyen', 'github', 'Adyen'],
  ])('is known by what proves it: of %s at an endpoint of %s', async (sender, owner, name) => {
    const causes = await causesOf(arrivedAt(owner, trialOf(sender)));
    expect(causes).toMatchObject([{ axis: 'sender', id: 'delivery_of_another_sender' }]);
    expect(causes[0]?.words).toContain(name);
  });

  it('is known by the secret of another endpoint', async () => {
    const trial = arrivedAt('github', trialOf('shopify'));
    const otherSecrets = trial.candidates.map(({ secret }) => ({ secret, from: 'the secret of shop' }));
    const causes = await causesOf(withSecret(trial, 'It is a Secret to Everybody'), { otherSecrets });
    expect(causes).toMatchObject([{ id: 'delivery_of_another_sender' }]);
  });

  it('is looked for where it is old too', async () => {
    const trial = arrivedAt('github', trialOf('slack'));
    const causes = await causesOf({ ...trial, now: trial.now + 3_600_000 });
    expect(causes.map(({ axis }) => axis)).toEqual(['sender', 'time']);
  });

  it('is Gitea and not those whose headers it sends beside its own', async () => {
    const { request } = trialOf('gitea');
    const signature = request.headers.get('x-gitea-signature') ?? '';
    const trial = withHeaders(
      arrivedAt('stripe', trialOf('gitea')),
      ['x-gogs-signature', signature],
      ['x-hub-signature-256', `sha256=${signature}`],
      ['x-gogs-event', 'push'],
      ['x-github-event', 'push'],
    );
    const [cause] = await causesOf(trial);
    expect(cause?.words).toContain('a delivery of Gitea,');
  });

  it('is not one whose headers the own sender sends beside its own', async () => {
    const trial = trialOf('forgejo');
    const { headers } = trial.request;
    const signature = headers.get('x-forgejo-signature') ?? '';
    const others = [...headers].filter(([name]) => name !== 'x-forgejo-signature');
    const request = { ...trial.request, headers: new Map([...others, ['x-gitea-signature', signature]]) };
    const { causes, suspicions } = await diagnose({ ...trial, request }, sendersAtHand);
    expect(causes).toEqual([]);
    expect(suspicions).toMatchObject([{ axis: 'header', id: 'header_missing' }]);
  });

  it('may be nobody’s where no header of any is there: that is looked at before the secret', async () => {
    const trial = trialOf('stripe');
    const request = { ...trial.request, headers: new Map([['content-type', 'application/json']]) };
    const { suspicions, verdict } = await diagnose({ ...trial, request }, sendersAtHand);
    expect(suspicions[0]).toMatchObject({ axis: 'header', id: 'header_missing' });
    expect(verdict).toMatch(
      /Look at this first: the header stripe-signature is missing, and none is there that Stripe alone writes; see whether it is a delivery of Stripe at all, /,
    );
  });

  it('is never one that the own sender sends alike', async () => {
    const trial = withSecret(trialOf('openai'), 'whsec_bm90IHRoZSBzZWNyZXQgb2YgdGhpcyBkZWxpdmVyeQ==');
    const otherSecrets = trialOf('openai').candidates;
    const causes = await causesOf(trial, { otherSecrets });
    expect(causes).toMatchObject([{ axis: 'secret' }]);
  });

  it('is told as one of several where nothing tells them apart', async () => {
    const [cause] = await causesOf(arrivedAt('github', trialOf('lemon-squeezy')));
    expect(cause?.words).toMatch(/ or one of \d+ others that sign alike/);
  });
});

it('one of a sender that is not known here is told with the options that fit', async () => {
  const secret = 'It is a Secret to Everybody';
  const trial = withSecret(trialOf('github'), secret);
  const { body } = trial.request;
  const signature = createHmac('sha512', secret).update(body).digest('base64');
  const headers = new Map([['x-acme-signature', signature]]);
  const [cause, ...more] = await causesOf({ ...trial, request: { ...trial.request, headers } });
  expect(more).toEqual([]);
  expect(cause).toMatchObject({ axis: 'sender', id: 'signed_by_unknown_sender' });
  expect(cause?.cure).toContain('"digest":"sha512"');
  expect(JSON.stringify(cause)).not.toContain(signature);
});

describe('what looks like another sender', () => {
  it('is told where none of the secrets proves it', async () => {
    const trial = {
      ...arrivedAt('github', trialOf('shopify')),
      candidates: [candidate('another secret, 0815')],
    };
    expect(await senderSuspicions(trial, sendersAtHand)).toMatchObject([{ id: 'looks_like_another_sender' }]);
    const [cause] = await senderSuspicions(trial, sendersAtHand);
    expect(cause?.words).toContain('the header x-shopify-hmac-sha256, as Shopify writes');
  });

  it('is nothing where the own proof is there', async () => {
    const trial = withHeaders(trialOf('github'), ['x-shopify-hmac-sha256', 'ab'.repeat(22)]);
    expect(await senderSuspicions(trial, sendersAtHand)).toEqual([]);
  });
});
