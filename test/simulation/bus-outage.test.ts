import { describe, expect, it } from '@jest/globals';
import { BusWatch } from '../../src/adapters/publishing/bus-watch/bus-watch.ts';
import { publisherChain, redriveChain } from '../../src/adapters/publishing/publisher-chain.ts';
import { timerPause } from '../../src/adapters/system/timer-pause.ts';
import type { WebhookEvent } from '../../src/domain/event.ts';
import { github } from '../../src/domain/providers/github.ts';
import { Gateway } from '../../src/domain/receiving/gateway.ts';
import type { Parking } from '../../src/ports/parking.ts';
import { aDelivery, signed } from '../support/deliveries.ts';
import {
  FixedSecrets,
  FixedWeb,
  MemoryEnrolments,
  RecordingBuses,
  RecordingLog,
  RecordingMetrics,
  RecordingPublisher,
} from '../support/fakes.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { timeLeft } from '../support/time-left.ts';

const deliveries = 10_000;
const outageMs = 600_000;
const maxEntryBytes = 1_000_000;
const cooldownMs = 10_000;

describe('EventBridge, down for ten minutes while 10,000 deliveries arrive', () => {
  it('loses none: all are parked, and redriven afterwards, and it is asked seldom meanwhile', async () => {
    const clock = new ManualClock();
    const [log, metrics, bus] = [new RecordingLog(), new RecordingMetrics(), new RecordingPublisher()];
    const lot: WebhookEvent[] = [];
    const parking: Parking = {
      async park(events) {
        lot.push(...events);
        return events.map(() => ({ status: 'parked' as const }));
      },
    };
    const common = {
      watch: new BusWatch(new RecordingBuses(), clock),
      clock,
      log,
      metrics,
      pause: timerPause,
    };
    const gateway = new Gateway(
      [{ name: 'github', provider: github, secretId: 's', bus: 'default', format: 'payload' }],
      undefined,
      {
        secrets: new FixedSecrets({ s: ['secret'] }),
        keys: new FixedSecrets({}),
        web: new FixedWeb({}),
        enrolments: new MemoryEnrolments(),
        publisher: publisherChain(bus, { parking }, maxEntryBytes, common),
        clock,
        log,
        metrics,
        journal: { keep: () => {} },
      },
    );
    bus.receiptFor = () => ({ status: 'unavailable', reason: 'outage', code: 'InternalFailure' });

    const outcomes = new Map<string, number>();
    for (let n = 0; n < deliveries; n += 1) {
      const headers = { 'x-github-event': 'push', 'x-github-delivery': `d${n}` };
      const times = { receivedAt: clock.now(), cutOffAt: clock.now() + 30_000 };
      const push = signed(
        aDelivery({ rawPath: '/github', headers, body: `{"n":${n}}`, ...times }),
        github,
        'secret',
      );
      const { kind } = await gateway.receive(push);
      outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
      clock.advance(outageMs / deliveries);
    }
    const callsMeanwhile = bus.calls.length;
    expect([...outcomes]).toEqual([['parked', deliveries]]);
    // five until it opens, then one per cooldown
    expect(callsMeanwhile).toBeLessThanOrEqual(5 + outageMs / cooldownMs);

    const parked = new Set(lot.map(({ id, time }) => `${id} ${time}`));
    bus.calls.length = 0;
    bus.receiptFor = () => ({ status: 'published' });
    await redriveChain(bus, {}, maxEntryBytes, common).publish(lot, timeLeft(1_000, clock));
    const published = new Set(bus.events.map(({ id, time }) => `${id} ${time}`));
    process.stdout.write(
      `\n${deliveries} deliveries in ${outageMs / 60_000} minutes without a bus: ${lot.length} parked, ` +
        `${published.size} redriven, ${deliveries - published.size} lost, ${callsMeanwhile} calls to the bus meanwhile\n\n`,
    );
    expect(published).toEqual(parked);
    expect(published.size).toBe(deliveries);
  }, 60_000);
});
