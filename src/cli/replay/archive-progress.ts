import { Presets, SingleBar } from 'cli-progress';
import type {
  ArchiveReplay,
  ArchiveReplayState,
  ArchiveReplays,
} from '../../adapters/aws/eventbridge/archive-replays.ts';
import { printableText } from '../../domain/content/printable.ts';
import type { Pause } from '../../ports/pause.ts';
import { reason } from '../errors/failure-words.ts';
import { exitCode, type Io, UserError } from '../io.ts';

const pollMs = 2_000;
/** Looks that fail one after the other: the replay goes on without them. */
const failuresAtMost = 10;
/** Looks after a cancellation, which is not done at once. */
const looksAtMost = 15;
const longestReason = 512;

type Replays = Pick<ArchiveReplays, 'state' | 'cancel'>;

/** Looks at a replay until it has ended. Who interrupts the command cancels the replay. @returns the exit code */
export async function followReplay(
  replays: Replays,
  replay: ArchiveReplay,
  pause: Pause,
  io: Io,
): Promise<number> {
  const bar = progressBar(replay, io);
  try {
    const seen = await untilEnd(replays, replay.name, pause, io.stop, bar.update);
    if (!io.stop.aborted || hasEnded(seen)) return tell(seen, replay, io, bar.stop);
    return tell(await cancelled(replays, replay.name, pause), replay, io, bar.stop);
  } finally {
    bar.stop();
  }
}

/** By the time of the event that was replayed last: how many there are is not known. */
function progressBar({ since, until }: ArchiveReplay, io: Io) {
  const bar = io.err.isTTY
    ? new SingleBar({ stream: io.err as NodeJS.WritableStream }, Presets.shades_classic)
    : undefined;
  const seconds = (ms: number) => Math.max(0, Math.ceil((ms - since) / 1_000));
  bar?.start(seconds(until), 0);
  return { update: (last: number) => bar?.update(seconds(Math.min(last, until))), stop: () => bar?.stop() };
}

async function untilEnd(
  replays: Replays,
  name: string,
  pause: Pause,
  stop: AbortSignal,
  onLast: (last: number) => void,
): Promise<ArchiveReplayState> {
  let seen: ArchiveReplayState = { state: 'STARTING', reason: undefined, last: undefined };
  for (let failures = 0; !stop.aborted && !hasEnded(seen); ) {
    try {
      seen = await replays.state(name);
      failures = 0;
      if (seen.last !== undefined) onLast(seen.last);
    } catch (error) {
      failures += 1;
      if (failures === failuresAtMost) throw lostSight(name, error);
    }
    if (!hasEnded(seen)) await pause(pollMs, stop).catch(() => {});
  }
  return seen;
}

/** One that has ended meanwhile cannot be cancelled, and says so. */
async function cancelled(replays: Replays, name: string, pause: Pause): Promise<ArchiveReplayState> {
  try {
    await replays.cancel(name).catch((error: Error) => {
      if (error.name !== 'IllegalStatusException') throw error;
    });
    for (let looks = 1; ; looks += 1) {
      const seen = await replays.state(name);
      if (hasEnded(seen) || looks === looksAtMost) return seen;
      await pause(pollMs);
    }
  } catch (error) {
    throw lostSight(name, error);
  }
}

function lostSight(name: string, error: unknown): UserError {
  return new UserError(
    `the replay ${name} was started, and may go on: ${reason(error)}; look with: aws events describe-replay --replay-name ${name}`,
    exitCode.failed,
  );
}

function hasEnded({ state }: ArchiveReplayState): boolean {
  return state === 'COMPLETED' || state === 'FAILED' || state === 'CANCELLED';
}

function tell(
  { state, reason: why, last }: ArchiveReplayState,
  { name, archive, until }: ArchiveReplay,
  io: Io,
  endBar: () => void,
): number {
  endBar();
  if (state === 'COMPLETED') {
    io.out.write(
      `replay ${name} is complete: what ${archive.arn} kept of that time is on ${archive.bus} once more\n`,
    );
    return exitCode.ok;
  }
  const because = why ? `: ${printableText(why, longestReason)}` : '';
  const far = last === undefined ? 'nothing was replayed' : `it came to events of ${timeText(last)}`;
  const from =
    last === undefined
      ? ''
      : `; go on with --since ${timeText(last)} --until ${timeText(until)} and another name`;
  io.err.write(`replay ${name} is ${state.toLowerCase()}${because}; ${far}${from}\n`);
  return io.stop.aborted ? exitCode.interrupted : exitCode.failed;
}

function timeText(time: number): string {
  return new Date(time).toISOString();
}
