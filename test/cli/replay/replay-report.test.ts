import { describe, expect, it } from '@jest/globals';
import { followReplay } from '../../../src/cli/replay/archive-progress.ts';
import { ReplayReport } from '../../../src/cli/replay/replay-report.ts';
import { tally } from '../../../src/cli/send/tally.ts';
import { drawnOn, notedIo } from '../../support/noted-io.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a bar on a terminal', () => {
  it('shows how far a replay is, and is gone before its end is told', async () => {
    const { output, drawn } = drawnOn();
    const { io, said } = notedIo({ err: output });
    const report = new ReplayReport(4, 'r', io);
    report.went(2);
    report.endProgress();
    expect(report.tell({ went: 4, notTaken: 0, last: undefined, ended: 'done' }, 'the embedded bus')).toBe(0);
    await turn();
    expect(drawn()).toMatch(/ 0% \| ETA: .* 50% \| ETA: .* \| 2\/4/s);
    expect(said.out).toBe('4 events replayed onto the embedded bus, as r\n');
  });

  it('shows how far a replay of EventBridge is, by the time of its events', async () => {
    const { output, drawn } = drawnOn();
    const { io } = notedIo({ err: output });
    const since = Date.UTC(2026, 10, 1);
    const replay = {
      name: 'r',
      archive: { arn: 'arn:archive', bus: 'arn:bus', retentionDays: 0 },
      since,
      until: since + 600_000,
      rules: [],
    };
    const states = [
      { state: 'RUNNING' as const, reason: undefined, last: since + 300_000 },
      { state: 'COMPLETED' as const, reason: undefined, last: since + 600_000 },
    ];
    const ends = { state: async () => states.shift() ?? states[0]!, cancel: async () => {} };
    expect(await followReplay(ends, replay, async () => {}, io)).toBe(0);
    await turn();
    expect(drawn()).toContain('600/600');
  });

  it('shows how many of many requests were answered', async () => {
    const { output, drawn } = drawnOn();
    const { io } = notedIo({ err: output });
    const attempt = async () => ({ ms: 1, status: 200, type: undefined, location: undefined, body: '' });
    expect((await tally(attempt, { times: 3, concurrency: 1 }, io)).answered).toBe(3);
    await turn();
    expect(drawn()).toContain('3/3');
  });
});

describe('many requests', () => {
  const failing = (io: ReturnType<typeof notedIo>, before: () => void) =>
    tally(
      async () => {
        before();
        throw new Error('cut off');
      },
      { times: 3, concurrency: 2 },
      io.io,
    );

  it('end with what was counted where they are interrupted', async () => {
    const noted = notedIo();
    expect((await failing(noted, noted.interrupt)).answered).toBe(0);
  });

  it('end with any other failure', async () => {
    await expect(failing(notedIo(), () => {})).rejects.toThrow('cut off');
  });
});

describe('the end of a replay', () => {
  it.each([
    [{ went: 1, notTaken: 0, ended: 'done' }, 1, 0, '1 event replayed onto the bus, as r\n'],
    [
      { went: 2, notTaken: 0, ended: 'done' },
      5,
      0,
      '2 events replayed onto the bus, as r; 3 were deleted meanwhile\n',
    ],
    [
      { went: 0, notTaken: 0, ended: 'stopped' },
      5,
      130,
      'interrupted: 0 of 5 events replayed onto the bus, as r; go on with the same command and --name r\n',
    ],
  ] as const)('of %j among %i ends with the code %i and a sentence', (replayed, total, code, words) => {
    const { io, said } = notedIo();
    expect(new ReplayReport(total, 'r', io).tell({ ...replayed, last: undefined }, 'the bus')).toBe(code);
    expect(said.out + said.err).toBe(words);
  });
});
