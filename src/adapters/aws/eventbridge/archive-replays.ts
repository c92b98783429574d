import {
  CancelReplayCommand,
  DescribeArchiveCommand,
  DescribeReplayCommand,
  type EventBridgeClient,
  type ReplayState,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';

export interface Archive {
  readonly arn: string;
  /** ARN of the bus that it archives, and the only one onto which it replays. */
  readonly bus: string;
  /** 0 for ever. */
  readonly retentionDays: number;
}

export interface ArchiveReplay {
  readonly name: string;
  readonly archive: Archive;
  /** Epoch ms. */
  readonly since: number;
  readonly until: number;
  /** ARNs; for all rules of the bus where it is empty. */
  readonly rules: readonly string[];
}

export interface ArchiveReplayState {
  readonly state: ReplayState;
  readonly reason: string | undefined;
  /** The time of the event that was replayed last, epoch ms. */
  readonly last: number | undefined;
}

/**
 * EventBridge's own replays, which it works off by itself: those of one minute after the other, in no order within it.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
 * Every method throws what it meets.
 */
export class ArchiveReplays {
  readonly #client: EventBridgeClient;

  constructor(client: EventBridgeClient) {
    this.#client = client;
  }

  /** @param archive name or ARN */
  async archive(archive: string): Promise<Archive> {
    const ArchiveName = archive.slice(archive.lastIndexOf('/') + 1);
    const {
      ArchiveArn = '',
      EventSourceArn = '',
      RetentionDays = 0,
    } = await this.#client.send(new DescribeArchiveCommand({ ArchiveName }));
    return { arn: ArchiveArn, bus: EventSourceArn, retentionDays: RetentionDays };
  }

  async start({ name, archive, since, until, rules }: ArchiveReplay): Promise<void> {
    await this.#client.send(
      new StartReplayCommand({
        ReplayName: name,
        EventSourceArn: archive.arn,
        EventStartTime: new Date(since),
        EventEndTime: new Date(until),
        Destination: { Arn: archive.bus, ...(rules.length > 0 ? { FilterArns: [...rules] } : {}) },
      }),
    );
  }

  async state(name: string): Promise<ArchiveReplayState> {
    const { State, StateReason, EventLastReplayedTime } = await this.#client.send(
      new DescribeReplayCommand({ ReplayName: name }),
    );
    return { state: State ?? 'STARTING', reason: StateReason, last: EventLastReplayedTime?.getTime() };
  }

  async cancel(name: string): Promise<void> {
    await this.#client.send(new CancelReplayCommand({ ReplayName: name }));
  }
}
