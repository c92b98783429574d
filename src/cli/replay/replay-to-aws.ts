import { eventBridgeClient } from '../../adapters/aws/eventbridge/client.ts';
import { isMissing } from '../../adapters/aws/eventbridge/event-bridge-buses.ts';
import { EventBridgePublisher } from '../../adapters/aws/eventbridge/event-bridge-publisher.ts';
import { SizeLimitedPublisher } from '../../adapters/publishing/size-limit/size-limited-publisher.ts';
import { timerPause } from '../../adapters/system/timer-pause.ts';
import type { Config } from '../../app/configuration/config-of.ts';
import { isBusName } from '../../domain/bus-name.ts';
import { Backoff } from '../../domain/publishing/backoff.ts';
import type { Publisher } from '../../ports/publisher.ts';
import { few } from '../../words/few.ts';
import { requireAws } from '../aws-ready.ts';
import { exitCode, type Io, isConfigured, UserError } from '../io.ts';
import type { ReplayOptions } from './replay-options.ts';
import type { ReplayWay } from './replay-way.ts';

/** An event must be smaller, where no configuration says otherwise. */
const maxEntryBytes = 1_000_000;
/** Of what goes together: its marks come on top of what was counted, and it is to be one request. */
const marksBytes = 4_096;

/**
 * A bus of EventBridge, in the Region and with the credentials of the AWS environment.
 * @throws {UserError} where there is none of this name
 */
export async function wayToAws(options: ReplayOptions, io: Io): Promise<ReplayWay> {
  const config = isConfigured(io) ? await (await import('../workplace.ts')).localConfig(io) : undefined;
  const bus = options.bus ?? onlyBusOf(config);
  if (!isBusName(bus)) throw new UserError(`--bus: '${bus}' cannot be the name or ARN of an event bus`);
  await requireAws('--bus');
  const client = eventBridgeClient();
  if (await isMissing(client, bus)) {
    const region = await client.config.region();
    client.destroy();
    throw new UserError(
      `there is no event bus '${bus}' in ${region}, in the account of the AWS credentials; nothing was replayed`,
      exitCode.failed,
    );
  }
  const bytes = config?.maxEntryBytes ?? maxEntryBytes;
  const eventBridge = new EventBridgePublisher(
    client,
    bytes,
    new Backoff(timerPause, Math.random),
    timerPause,
  );
  const publisher = onBus(bus, new SizeLimitedPublisher(eventBridge, bytes));
  return {
    words: `the event bus ${bus}`,
    most: { items: 10, bytes: bytes - marksBytes },
    patienceMs: 30_000,
    publisherOf: () => publisher,
    close: () => client.destroy(),
  };
}

function onBus(bus: string, inner: Publisher): Publisher {
  return {
    publish: (events, time) =>
      inner.publish(
        events.map((event) => ({ ...event, bus })),
        time,
      ),
  };
}

/** Of a stack whose endpoints all have one. */
function onlyBusOf(config: Config | undefined): string {
  const buses = [...new Set(config?.endpoints.map(({ bus }) => bus))];
  const [only, another] = buses;
  if (only !== undefined && another === undefined) return only;
  throw new UserError(`say which bus with --bus: the endpoints of the stack have ${few(buses)}`);
}
