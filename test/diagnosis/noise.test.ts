import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Trial } from '../../src/diagnosis/trial.ts';
import type { ProviderId } from '../../src/domain/providers/index.ts';
import { Random } from '../faults/random.ts';
import { candidate, nothingAtHand, sendersAtHand, trialOf } from './support/trials.ts';

const senders = [
  'github',
  'shopify',
  'stripe',
  'slack',
  'twilio',
  'square',
  'hmac',
  'standard-webhooks',
  'telegram',
  'figma',
  'basic',
  'cloudinary',
  'vonage',
  'telnyx',
  'discord',
  'aws-sns',
  'adyen',
  'braintree',
  'mailgun',
  'linear',
] as const satisfies readonly ProviderId[];

const rounds = 10;

/** Random, and the same at every run. */
class Noise extends Random {
  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.int(0, 255)));
  }

  /** A text of as many characters, of the same kinds. */
  like(text: string): string {
    return text
      .replaceAll(/[0-9a-f]{16,}/g, (digits) =>
        this.bytes(digits.length).toString('hex').slice(0, digits.length),
      )
      .replaceAll(/[\w+/-]{16,}/g, (run) =>
        /^[0-9a-f]+$/.test(run) ? run : this.bytes(run.length).toString('base64').slice(0, run.length),
      );
  }

  body(): Buffer {
    const kind = this.int(0, 2);
    const text = this.bytes(this.int(20, 80)).toString('base64');
    if (kind === 0) return this.bytes(this.int(1, 300));
    if (kind === 1) return Buffer.from(`a=${encodeURIComponent(text)}&b=${this.int(0, 999)}`);
    return Buffer.from(
      JSON.stringify({ id: text, n: this.int(0, 1e6) / 8, list: [this.int(0, 9), null, 'ö'] }),
    );
  }
}

/** A delivery of the same shape, with nothing in it that its sender made. */
function noiseLike(trial: Trial, noise: Noise): Trial {
  const headers = [...trial.request.headers].map(([name, value]) =>
    /^content-type$|time|date/.test(name) ? ([name, value] as const) : ([name, noise.like(value)] as const),
  );
  const body = noise.chance(0.5)
    ? noise.body()
    : Buffer.from(noise.like(Buffer.from(trial.request.body).toString()));
  return { ...trial, request: { ...trial.request, headers: new Map(headers), body } };
}

describe('no cause is named of noise', () => {
  it.each(senders)('that looks like a delivery of %s', async (sender) => {
    const noise = new Noise('noise', sender);
    for (let round = 0; round < rounds; round += 1) {
      const trial = noiseLike(trialOf(sender), noise);
      const secret = trial.endpoint.provider.scheme.credential?.make?.(noise.bytes(32).toString('hex'));
      const candidates = secret === undefined ? trial.candidates : [candidate(secret)];
      const otherSecrets = [candidate(noise.bytes(20).toString('hex'), 'another')];
      const { isVerified, causes, tried } = await diagnose(
        { ...trial, candidates },
        { ...sendersAtHand, otherSecrets },
      );
      expect({ isVerified, causes }).toEqual({ isVerified: false, causes: [] });
      expect(tried.single + tried.pairs).toBeGreaterThan(0);
    }
  });

  it('in 200 cases, all of which began as deliveries that verify', async () => {
    expect(senders.length * rounds).toBeGreaterThanOrEqual(200);
    for (const sender of senders)
      expect((await diagnose(trialOf(sender), nothingAtHand)).isVerified).toBe(true);
  });
});
