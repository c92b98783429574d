import {
  type Archive,
  type ArchiveReplay,
  ArchiveReplays,
} from '../../adapters/aws/eventbridge/archive-replays.ts';
import { eventBridgeClient } from '../../adapters/aws/eventbridge/client.ts';
import { timerPause } from '../../adapters/system/timer-pause.ts';
import { requireAws } from '../aws-ready.ts';
import { reason } from '../errors/failure-words.ts';
import { exitCode, type Io, UserError } from '../io.ts';
import { followReplay } from './archive-progress.ts';

/** What of an archive is wanted. */
export interface ArchiveChoice {
  /** Name or ARN. */
  readonly archive: string;
  /** Epoch ms. */
  readonly since: number;
  readonly until: number;
  /** Name or ARN; that of the archive where none is given. */
  readonly bus: string | undefined;
  /** ARNs. */
  readonly rules: readonly string[];
}

const dayMs = 86_400_000;

/** Lets EventBridge replay what it archived, and follows it to its end. */
export async function replayArchive(choice: ArchiveChoice, name: string, io: Io): Promise<number> {
  await requireAws('--archive');
  const client = eventBridgeClient();
  try {
    const replays = new ArchiveReplays(client);
    const archive = await replays.archive(choice.archive).catch((error) => {
      throw failed(error, {
        ResourceNotFoundException: `there is no archive '${choice.archive}' in this Region and account`,
      });
    });
    if (choice.archive.startsWith('arn:') && choice.archive !== archive.arn)
      throw new UserError(
        `the archive of this Region and account is ${archive.arn}: set AWS_REGION to that of yours`,
      );
    requireFit(choice, archive);
    const { since, until, rules } = choice;
    const replay: ArchiveReplay = { name, archive, since, until, rules };
    await replays.start(replay).catch((error) => {
      throw failed(error, {
        ResourceAlreadyExistsException: `there is a replay '${name}' already: EventBridge keeps the names of replays for 90 days; choose another with --name`,
        LimitExceededException:
          'ten replays are under way in this Region and account, which is the most: wait for one, or cancel it',
        ResourceNotFoundException: 'the archive, its bus or a rule is not there any more',
      });
    });
    return await followReplay(replays, replay, timerPause, io);
  } finally {
    client.destroy();
  }
}

/** What EventBridge would refuse in words of its own, or take and replay nothing. */
function requireFit({ bus, until }: ArchiveChoice, archive: Archive): void {
  if (bus !== undefined && bus !== archive.bus && bus !== nameOf(archive.bus))
    throw new UserError(
      `an archive is replayed onto the bus that it archives and no other: ${archive.bus}; leave --bus out`,
    );
  if (archive.retentionDays > 0 && until <= Date.now() - archive.retentionDays * dayMs)
    throw new UserError(
      `the archive keeps events for ${archive.retentionDays} days: there is none of before --until any more`,
      exitCode.failed,
    );
}

function nameOf(arn: string): string {
  return arn.slice(arn.indexOf('/') + 1);
}

function failed(error: unknown, words: Readonly<Record<string, string>>): UserError {
  const known = words[(error as Error).name];
  return new UserError(known ?? `--archive: ${reason(error)}`, exitCode.failed);
}
