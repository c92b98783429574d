import { describe, expect, it } from '@jest/globals';
import { CachedSecrets } from '../../src/adapters/secrets/cached-secrets.ts';
import { github } from '../../src/domain/providers/github.ts';
import { originHeader } from '../../src/domain/receiving/origin.ts';
import type { SecretStore } from '../../src/ports/secrets.ts';
import { aGateway } from '../domain/support/gateways.ts';
import { aDelivery, signed } from '../support/deliveries.ts';
import { FixedSecrets, RecordingLog, RecordingMetrics } from '../support/fakes.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { times } from '../support/simulated-gateway.ts';
import { SimulatedStore } from '../support/simulated-store.ts';

const wrong = { kind: 'refused', code: 'wrong_origin' };
const body = '{"ref":"refs/heads/main"}';

/** A gateway behind a CDN, with the real cache, whose origin has the secret `old`. */
function behindCdn() {
  const clock = new ManualClock();
  const origin = new SimulatedStore(clock, 'old');
  const hooks = new FixedSecrets({ 'hooks/one': ['s3cret'] });
  const store: SecretStore = { get: (id) => (id === 'origin' ? origin : hooks).get(id) };
  const secrets = new CachedSecrets(store, clock, new RecordingLog(), new RecordingMetrics(), times);
  const { gateway, publisher } = aGateway({ originSecretId: 'origin', secrets, clock });
  const through = (shown: string) => {
    const headers = { [originHeader]: shown, 'x-github-event': 'push' };
    return gateway.receive(signed(aDelivery({ headers, body }), github, 's3cret'));
  };
  return { clock, origin, publisher, through };
}

describe('after the secret of the origin was changed, long before the old one grows stale', () => {
  it('the first good request is accepted, and none is lost', async () => {
    const { clock, origin, publisher, through } = behindCdn();
    expect(await through('old')).toMatchObject({ kind: 'accepted' });
    clock.advance(1_000);
    origin.put('new');
    for (let n = 0; n < 5; n += 1) expect(await through('new')).toMatchObject({ kind: 'accepted' });
    expect(publisher.events).toHaveLength(6);
    expect(origin.calls).toBe(2);
  });

  it('so is the first by the value that is staged, before it is changed', async () => {
    const { origin, through } = behindCdn();
    await through('old');
    origin.stage('new');
    expect(await through('new')).toMatchObject({ kind: 'accepted' });
    expect(await through('old')).toMatchObject({ kind: 'accepted' });
  });

  it('what is on its way from the CDN with the old one is accepted, for as long as that one counts', async () => {
    const { clock, origin, through } = behindCdn();
    await through('old');
    origin.put('new');
    await through('new');
    expect(await through('old')).toMatchObject({ kind: 'accepted' });
    clock.advance(86_400_000);
    expect(await through('old')).toEqual(wrong);
  });

  it('a store that is down then is no reason to turn away what the old one proves', async () => {
    const { clock, origin, through } = behindCdn();
    await through('old');
    origin.put('new');
    origin.trouble = 'fails';
    expect(await through('new')).toEqual(wrong);
    expect(await through('old')).toMatchObject({ kind: 'accepted' });
    origin.trouble = undefined;
    clock.advance(10_000);
    expect(await through('new')).toMatchObject({ kind: 'accepted' });
  });
});
