import { describe, expect, it } from '@jest/globals';
import type { Redriven } from '../../../src/adapters/local/sqlite/parking-store.ts';
import { redriveAgainAndAgain } from '../../../src/cli/serve/redriving.ts';
import type { TimeLeft } from '../../../src/domain/time-left.ts';
import { RecordingLog, RecordingPublisher } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const nothing: Redriven = { published: 0, deadLetters: 0, waiting: 0, codes: [] };

/** Runs until `sweep` has been called, and ends then. */
async function once(sweep: () => Promise<Redriven>): Promise<RecordingLog> {
  const [log, stop, clock] = [new RecordingLog(), new AbortController(), new ManualClock()];
  const parked = {
    redrive: async (_: unknown, timeForRound: () => TimeLeft) => {
      expect(timeForRound().left).toBe(2_000);
      stop.abort();
      return sweep();
    },
  };
  await redriveAgainAndAgain(parked, new RecordingPublisher(), { clock, log }, stop.signal);
  return log;
}

describe('the redrive of serve', () => {
  it('says nothing where nothing waits', async () => {
    expect((await once(async () => nothing)).lines).toEqual([]);
  });

  it('says what it published', async () => {
    const { lines } = await once(async () => ({ ...nothing, published: 3 }));
    expect(lines).toMatchObject([{ level: 'info', name: 'redrive', fields: { published: 3, waiting: 0 } }]);
  });

  it('says loudly what goes on waiting, and why', async () => {
    const { lines } = await once(async () => ({ ...nothing, waiting: 2, codes: ['AccessDeniedException'] }));
    expect(lines).toMatchObject([
      {
        level: 'error',
        name: 'redrive',
        fields: { waiting: 2, message: '0 published, 0 dead, 2 waiting AccessDeniedException' },
      },
    ]);
  });

  it('is not ended by an exception, and says it', async () => {
    const { lines } = await once(() => Promise.reject(new Error('database is locked')));
    expect(lines).toEqual([
      { level: 'error', name: 'redrive_failed', fields: { error: 'Error', message: 'database is locked' } },
    ]);
  });

  it('does not begin where it is stopped already', async () => {
    const never = { redrive: () => Promise.reject(new Error('called')) };
    const [log, clock] = [new RecordingLog(), new ManualClock()];
    await redriveAgainAndAgain(never, new RecordingPublisher(), { clock, log }, AbortSignal.abort());
    expect(log.lines).toEqual([]);
  });
});
