import { CachedSecrets } from '../../src/adapters/secrets/cached-secrets.ts';
import { github } from '../../src/domain/providers/github.ts';
import { Gateway } from '../../src/domain/receiving/gateway.ts';
import type { Secret } from '../../src/domain/verification/secrets/secret.ts';
import type { SecretStore, Secrets } from '../../src/ports/secrets.ts';
import { aDelivery, signed } from './deliveries.ts';
import {
  FixedSecrets,
  FixedWeb,
  MemoryEnrolments,
  RecordingLog,
  RecordingMetrics,
  RecordingPublisher,
} from './fakes.ts';
import type { ManualClock } from './manual-clock.ts';

export const times = { ttlSeconds: 300, staleSeconds: 86_400 };

/** A gateway with the real cache over a store of a test, in simulated time. */
export function simulatedGateway(store: SecretStore, clock: ManualClock) {
  const log = new RecordingLog();
  const metrics = new RecordingMetrics();
  const secrets = new CachedSecrets(store, clock, log, metrics, times);
  return { ...gatewayWith(secrets, clock, log, metrics), secrets };
}

/** The same gateway with the policy of the quick start: the current secret only, kept for an hour. */
export function quickStartGateway(store: SecretStore, clock: ManualClock) {
  const hourMs = 3_600_000;
  let kept: { readonly secrets: readonly Secret[]; readonly at: number } | undefined;
  const secrets: Secrets = {
    async get(secretId) {
      if (!kept || clock.now() - kept.at >= hourMs) {
        kept = { secrets: (await store.get(secretId)).slice(0, 1), at: clock.now() };
      }
      return kept.secrets;
    },
    refresh: async () => undefined,
  };
  return gatewayWith(secrets, clock, new RecordingLog(), new RecordingMetrics());
}

function gatewayWith(secrets: Secrets, clock: ManualClock, log: RecordingLog, metrics: RecordingMetrics) {
  const gateway = new Gateway(
    [{ name: 'github', provider: github, secretId: 'hooks/github', bus: 'default', format: 'payload' }],
    undefined,
    {
      secrets,
      keys: new FixedSecrets({}),
      web: new FixedWeb({}),
      enrolments: new MemoryEnrolments(),
      publisher: new RecordingPublisher(),
      clock,
      log,
      metrics,
      journal: { keep: () => {} },
    },
  );
  return { log, metrics, receive: (secret: string) => gateway.receive(deliverySignedWith(secret)) };
}

const deliveries = new Map<string, ReturnType<typeof aDelivery>>();

function deliverySignedWith(secret: string) {
  const known = deliveries.get(secret);
  if (known) return known;
  const headers = { 'x-github-event': 'push', 'x-github-delivery': 'd1' };
  const made = signed(
    aDelivery({ rawPath: '/github', headers, body: '{"ref":"refs/heads/main"}' }),
    github,
    secret,
  );
  deliveries.set(secret, made);
  return made;
}
