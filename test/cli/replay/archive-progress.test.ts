import { describe, expect, it } from '@jest/globals';
import type { ArchiveReplayState } from '../../../src/adapters/aws/eventbridge/archive-replays.ts';
import { UserError } from '../../../src/cli/io.ts';
import { followReplay } from '../../../src/cli/replay/archive-progress.ts';

const since = Date.UTC(2026, 10, 1);
const replay = {
  name: 'r',
  archive: { arn: 'arn:archive', bus: 'arn:bus', retentionDays: 0 },
  since,
  until: since + 600_000,
  rules: [],
};
const running: ArchiveReplayState = { state: 'RUNNING', reason: undefined, last: undefined };
const broken = new Error('a broken line');

class Following {
  readonly stop = new AbortController();
  readonly pauses: number[] = [];
  cancellations = 0;
  out = '';
  err = '';
  cancel = async () => {
    this.cancellations += 1;
  };

  /** @param seen by the first look, the second … and the last by all that follow */
  run(...seen: readonly (ArchiveReplayState | Error)[]): Promise<number> {
    let looks = 0;
    const state = async () => {
      const one = seen[Math.min(looks, seen.length - 1)] as ArchiveReplayState | Error;
      looks += 1;
      if (one instanceof Error) throw one;
      return one;
    };
    const io = {
      out: { write: (text: string) => (this.out += text) },
      err: { write: (text: string) => (this.err += text) },
      env: {},
      cwd: '.',
      stop: this.stop.signal,
    };
    const pause = async (ms: number) => {
      this.pauses.push(ms);
    };
    return followReplay({ state, cancel: () => this.cancel() }, replay, pause, io);
  }
}

describe('a replay of EventBridge that is followed', () => {
  it('is looked at every two seconds, until it has ended', async () => {
    const following = new Following();
    expect(await following.run(running, running, { ...running, state: 'COMPLETED' })).toBe(0);
    expect(following.pauses).toEqual([2_000, 2_000]);
  });

  it('goes on where some looks fail', async () => {
    const following = new Following();
    const failures = Array.from({ length: 9 }, () => broken);
    const seen = [...failures, running, ...failures, { ...running, state: 'COMPLETED' as const }];
    expect(await following.run(...seen)).toBe(0);
  });

  it('is given up after ten looks that fail, with the words to look for it later', async () => {
    const following = new Following();
    await expect(following.run(running, broken)).rejects.toEqual(
      new UserError(
        'the replay r was started, and may go on: a broken line; look with: aws events describe-replay --replay-name r',
        1,
      ),
    );
    expect(following.pauses).toHaveLength(10);
  });

  it('fails where somebody else cancels it', async () => {
    const following = new Following();
    expect(await following.run({ state: 'CANCELLED', reason: undefined, last: since + 1_000 })).toBe(1);
    expect(following.err).toContain('it came to events of 2026-11-01T00:00:01.000Z');
    expect(following.cancellations).toBe(0);
  });

  it('says what a stranger wrote in one line that no terminal obeys', async () => {
    const following = new Following();
    await following.run({ state: 'FAILED', reason: 'a\u001b[2J\nb', last: undefined });
    expect(following.err).toMatch(/^[\x20-\x7e]+\n$/);
  });

  it('is waited for where it is cancelled, but not for ever', async () => {
    const following = new Following();
    following.stop.abort();
    expect(await following.run({ ...running, state: 'CANCELLING' })).toBe(130);
    expect(following.cancellations).toBe(1);
    expect(following.pauses).toHaveLength(14);
    expect(following.err).toBe('replay r is cancelling; nothing was replayed\n');
  });

  it('may go on where it could not be cancelled, and that is said', async () => {
    const following = new Following();
    following.stop.abort();
    following.cancel = async () => {
      throw broken;
    };
    await expect(following.run(running)).rejects.toThrow('may go on: a broken line');
  });
});
