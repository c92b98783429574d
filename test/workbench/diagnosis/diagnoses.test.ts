import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { JournalWriter } from '../../../src/adapters/local/sqlite/journal-writer.ts';
import type { Endpoint } from '../../../src/domain/endpoint.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { gitlab } from '../../../src/domain/providers/gitlab.ts';
import { stripe } from '../../../src/domain/providers/stripe.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import { KeptDeliveries } from '../../../src/workbench/deliveries/kept-deliveries.ts';
import { Diagnoses } from '../../../src/workbench/diagnosis/diagnoses.ts';
import type { EvidenceOf, TurnedAway } from '../../../src/workbench/diagnosis/turned-away.ts';
import { WhileItIsThere } from '../../../src/workbench/diagnosis/while-it-is-there.ts';
import { aGateway, anEndpoint } from '../../domain/support/gateways.ts';
import { aDelivery, type DeliveryParts } from '../../support/deliveries.ts';
import { aJournal } from '../../support/journal.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const endpoints = [github, gitlab, stripe].map((provider) => anEndpoint(provider, { name: provider.id }));
const stored = 'the-one-that-is-stored-5Gt1';
const before = 'the-one-of-last-year-8Kx2';
const never = new AbortController().signal;

/** The stored secret, and that of last year. */
const evidenceOf: EvidenceOf = async ({ name }) => ({
  candidates: [{ secret: new Secret(stored), from: `the current secret of ${name}` }],
  atHand: {
    otherSecrets: [{ secret: new Secret(before), from: `the previous secret of ${name}` }],
    senders: async () => [],
    otherUrls: [],
  },
});

/** As GitHub signs, by OpenSSL's HMAC. */
function push(secret: string, parts: DeliveryParts = {}): DeliveryParts {
  const body = '{"zen":"Design for failure."}';
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = { 'x-github-event': 'push', 'x-hub-signature-256': `sha256=${signature}` };
  return { rawPath: '/github', body, headers, ...parts };
}

function gitlabPush(token: string): DeliveryParts {
  return {
    rawPath: '/gitlab',
    body: '{}',
    headers: { 'x-gitlab-event': 'Push Hook', 'x-gitlab-token': token },
  };
}

describe('the diagnosis of a kept delivery', () => {
  let folder: string;
  let file: string;
  let writer: JournalWriter;
  let evidence: EvidenceOf;
  let stamp: string;
  let asked: number;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-why-'));
    file = join(folder, 'deliveries.db');
    writer = aJournal(file).writer;
    evidence = evidenceOf;
    stamp = 'first';
    asked = 0;
  });
  afterEach(async () => {
    await writer.close();
    rmSync(folder, { recursive: true });
  });

  const looking = (): EvidenceOf => (endpoint, request, time) => {
    asked += 1;
    return evidence(endpoint, request, time);
  };
  /** What the page is told of the last of these, which a gateway has received and a journal has kept. */
  async function kept(deliveries: readonly DeliveryParts[], known: readonly Endpoint[] = endpoints) {
    const { gateway, journal } = aGateway({ endpoints });
    for (const parts of deliveries) await gateway.receive(aDelivery(parts));
    for (const entry of journal.entries) writer.keep(entry);
    await writer.flush();
    const diagnoses = new Diagnoses({ endpoints: known, evidenceOf: looking(), stamp: () => stamp });
    return new KeptDeliveries(writer, {
      gateway: 'http://127.0.0.1:8787',
      forwardings: () => [],
      sendAgain: async () => undefined,
      diagnose: (one, gone) => diagnoses.of(one, gone),
    });
  }
  const why = async (...deliveries: readonly DeliveryParts[]) =>
    (await kept(deliveries)).diagnosis(deliveries.length, never);

  it('says what is missing where nothing can be judged without it, and names what makes it verify all the same', async () => {
    const missing = 'Nobody knows the key: store it.';
    evidence = async (...which) => ({ ...(await evidenceOf(...which)), missing });
    const page = await kept([push('that of somebody else'), push(before)]);
    expect(await page.diagnosis(1, never)).toMatchObject({
      isVerified: false,
      tried: { single: 0, isComplete: false },
      verdict: `It cannot be judged here: ${missing}`,
    });
    expect(await page.diagnosis(2, never)).toMatchObject({ causes: [{ id: 'another_secret' }] });
  });

  it('names what makes it verify, and says neither the secret nor a signature', async () => {
    const diagnosis = await why(push(before));
    expect(diagnosis).toMatchObject({
      isVerified: false,
      code: 'signature_mismatch',
      causes: [{ id: 'another_secret', words: expect.stringContaining('the previous secret of github') }],
    });
    const right = createHmac('sha256', stored).update('{"zen":"Design for failure."}').digest('hex');
    for (const secret of [stored, before, right]) expect(JSON.stringify(diagnosis)).not.toContain(secret);
  });

  it('is by what is stored now: what was put right since verifies', async () => {
    expect((await why(push(stored)))?.verdict).toBe(
      'It verifies now, with the current secret of github: what is stored or configured has changed since it came. Let the sender send it again.',
    );
  });

  it('is remembered until the secrets may be others', async () => {
    const deliveries = await kept([push('unknown'), push('unknown')]);
    const first = await deliveries.diagnosis(1, never);
    expect(await deliveries.diagnosis(1, never)).toBe(first);
    expect(asked).toBe(1);
    stamp = 'second';
    await deliveries.diagnosis(1, never);
    await deliveries.diagnosis(2, never);
    expect(asked).toBe(3);
  });

  it('is made one at a time, and not for somebody who has left', async () => {
    const deliveries = await kept([push('unknown'), push('other'), push('third')]);
    let atOnce = 0;
    let most = 0;
    evidence = async (...which) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise(setImmediate);
      atOnce -= 1;
      return evidenceOf(...which);
    };
    const gone = new AbortController();
    const all = [1, 2, 3].map((seq) => deliveries.diagnosis(seq, seq === 2 ? gone.signal : never));
    gone.abort();
    const [first, second, third] = await Promise.all(all);
    expect([first?.isVerified, second, third?.isVerified]).toEqual([false, undefined, false]);
    expect({ most, asked }).toEqual({ most: 1, asked: 2 });
  });

  it('ends in the middle where somebody leaves', async () => {
    const deliveries = await kept([push('unknown')]);
    const gone = new AbortController();
    evidence = async (...which) => {
      gone.abort();
      return evidenceOf(...which);
    };
    expect(await deliveries.diagnosis(1, gone.signal)).toBeUndefined();
    evidence = evidenceOf;
    expect(await deliveries.diagnosis(1, never)).toMatchObject({ isVerified: false });
    expect(asked).toBe(2);
  });

  it('is remembered of the last twenty', async () => {
    const deliveries = await kept(Array.from({ length: 21 }, () => push(stored)));
    for (let seq = 1; seq <= 21; seq += 1) await deliveries.diagnosis(seq, never);
    await deliveries.diagnosis(2, never);
    expect(asked).toBe(21);
    await deliveries.diagnosis(1, never);
    expect(asked).toBe(22);
  });

  it.each(['enrolment_closed', 'secret_unusable'])('is none of a secret that came in: %s', async (code) => {
    const diagnoses = new Diagnoses({ endpoints, evidenceOf: looking(), stamp: () => stamp });
    const delivered = { code, time: 1, endpoint: 'github' } as unknown as TurnedAway;
    await expect(diagnoses.of(delivered, never)).rejects.toThrow('It delivered a secret');
    expect(asked).toBe(0);
  });

  it('goes on after one that failed', async () => {
    const deliveries = await kept([push('unknown')]);
    evidence = async () => {
      throw new Error('the file is away');
    };
    await expect(deliveries.diagnosis(1, never)).rejects.toThrow('the file is away');
    evidence = evidenceOf;
    expect(await deliveries.diagnosis(1, never)).toMatchObject({ isVerified: false });
  });

  it('says so where no signature is found, and a secret that stood in its headers is not kept', async () => {
    const unsigned = { 'x-github-event': 'push', authorization: 'Bearer of-a-proxy-7Hq4Zt' };
    const diagnosis = await why(push(stored, { headers: unsigned }));
    expect(diagnosis).toMatchObject({ isVerified: false, causes: [], tried: { isComplete: false } });
    expect(diagnosis?.verdict).toMatch(/^A secret that stood in it is not kept/);
    expect(diagnosis?.explanation.shown).not.toContain('a token, which is not kept');
  });

  it('is none where its endpoint is no more', async () => {
    const deliveries = await kept([push('unknown')], []);
    expect(await deliveries.diagnosis(1, never)).toBeUndefined();
  });

  describe('that came to no endpoint', () => {
    it('says to which it belongs, by its signature', async () => {
      const diagnosis = await why(push(stored, { rawPath: '/elsewhere' }));
      expect(diagnosis).toMatchObject({
        isVerified: false,
        causes: [{ id: 'path_of_no_endpoint', cure: 'give the sender the URL that ends in /github' }],
      });
      expect(diagnosis?.verdict).toMatch(
        /^It came to \/elsewhere, where no endpoint is\..*There it verifies/,
      );
    });

    it('says to which it belongs, by its headers, and that it would not verify there either', async () => {
      const diagnosis = await why(push('unknown', { rawPath: '/gihtub' }));
      expect(diagnosis?.causes).toEqual([]);
      expect(diagnosis?.verdict).toMatch(/looks like a delivery of GitHub.*There: It does not verify/);
    });

    it('has the cause there beside it', async () => {
      const { causes = [] } = (await why(push(before, { rawPath: '/github/' + 'hook' }))) ?? {};
      expect(causes.map(({ id }) => id)).toEqual(['path_of_no_endpoint', 'another_secret']);
    });

    it('says that nothing tells, where nothing does', async () => {
      await expect(why({ rawPath: '/favicon.ico', method: 'GET' })).rejects.toThrow(
        'Nothing in it tells who sent it.',
      );
    });
  });

  describe('of a sender that shows a token', () => {
    const clock = new ManualClock();
    const looked = () => {
      const trials = new WhileItIsThere(looking(), clock);
      writer = aJournal(file, {
        find: async ({ delivery, endpoint }, { contents }) =>
          endpoint && (await trials.find(delivery, endpoint, contents.said.request.headers)),
      }).writer;
    };

    it('has what was found while the token was there, and nothing of the token', async () => {
      looked();
      const diagnosis = await why(gitlabPush(before));
      expect(diagnosis).toMatchObject({
        causes: [{ id: 'another_secret' }],
        explanation: { shown: ['a token, which is not kept'] },
      });
      expect(JSON.stringify(diagnosis)).not.toContain(before);
      const written = [file, `${file}-wal`].map((path) => readFileSync(path, 'latin1')).join();
      expect(written).toContain('another_secret');
      expect(written).not.toContain(before);
    });

    it('says that it is not kept, where it was not tried', async () => {
      const diagnosis = await why(gitlabPush(before));
      expect(diagnosis).toMatchObject({ causes: [], tried: { single: 0, isComplete: false } });
      expect(diagnosis?.verdict).toBe(
        'The token that it showed is not kept, so that nothing can be tried with it: compare what is set at the sender with what is stored here.',
      );
    });

    it('is tried for so many in so long', async () => {
      looked();
      const deliveries = await kept(Array.from({ length: 21 }, () => gitlabPush(before)));
      const ids = async (seq: number) => (await deliveries.diagnosis(seq, never))?.causes.map(({ id }) => id);
      expect([await ids(20), await ids(21)]).toEqual([['another_secret'], []]);
      clock.advance(10_000);
      const more = await kept([gitlabPush(before)]);
      expect((await more.diagnosis(22, never))?.causes).toHaveLength(1);
    });

    it('is none of a large body: no token stands there', async () => {
      looked();
      const diagnosis = await why({ ...gitlabPush(before), body: JSON.stringify('x'.repeat(70_000)) });
      expect(diagnosis?.causes).toEqual([]);
    });
  });
});
