import type { KeptEvent, KeptEvents } from '../../adapters/local/sqlite/kept-events.ts';
import { printableText } from '../../domain/content/printable.ts';
import { replayNameOf } from '../../domain/events/replay-urn.ts';
import { namedBy } from '../../replay/named.ts';
import { compiledPattern } from '../events/pattern-option.ts';
import { exitCode, UserError } from '../io.ts';
import type { ReplayOptions } from './replay-options.ts';

export interface ChosenEvents {
  readonly count: number;
  /** How many are not among them, since a replay put them there. */
  readonly replays: number;
  /** Oldest first, each read when it is asked for. */
  events(): Iterable<KeptEvent>;
}

/** How an event is meant, if it is. */
type Meant = (event: KeptEvent) => 'event' | 'delivery' | undefined;

/**
 * Which events are meant, of those that are there now. What a replay put there is meant by its own id alone: else a delivery
 * that is replayed twice would come three times the next time.
 * @param to the `seq` of the youngest that may be meant
 * @throws {UserError} that names what is not there
 */
export function chosenEvents(
  kept: KeptEvents,
  to: number,
  ids: readonly string[],
  options: ReplayOptions,
): ChosenEvents {
  const after = options.after === undefined ? 0 : seqOf(options.after, kept, to);
  const notSeen = new Set(ids);
  const meant = ids.length > 0 ? namedIn(ids, notSeen) : filterOf(options);
  const isChosen = (how: ReturnType<Meant>, { event }: KeptEvent) =>
    how === 'event' || (how === 'delivery' && replayNameOf(event.resources) === undefined);
  let [count, replays] = [0, 0];
  for (const event of kept.between(after, to)) {
    const how = meant(event);
    if (isChosen(how, event)) count += 1;
    else if (how) replays += 1;
  }
  if (notSeen.size > 0) throw notThere([...notSeen]);
  return {
    count,
    replays,
    *events() {
      for (const event of kept.between(after, to)) if (isChosen(meant(event), event)) yield event;
    },
  };
}

function namedIn(names: readonly string[], notSeen: Set<string>): Meant {
  return (event) => {
    const hows = names.map((name) => ({ name, how: namedBy(name, event) })).filter(({ how }) => how);
    for (const { name } of hows) notSeen.delete(name);
    return hows.find(({ how }) => how === 'event')?.how ?? hows[0]?.how;
  };
}

function filterOf({ endpoint, type, pattern, since, until }: ReplayOptions): Meant {
  const compiled = pattern === undefined ? undefined : compiledPattern(pattern);
  const isMeant = ({ event, arrived, json }: KeptEvent) =>
    (endpoint === undefined || event.endpoint === endpoint) &&
    (type === undefined || event.detailType === type) &&
    (since === undefined || arrived >= since) &&
    (until === undefined || arrived < until) &&
    (compiled === undefined || compiled.matches(JSON.parse(json())));
  return (event) => (isMeant(event) ? 'delivery' : undefined);
}

function seqOf(id: string, kept: KeptEvents, to: number): number {
  for (const event of kept.between(0, to)) if (event.id === id) return event.seq;
  throw notThere([id]);
}

function notThere(ids: readonly string[]): UserError {
  const names = ids.map((id) => `'${printableText(id, 200)}'`).join(', ');
  return new UserError(
    `there is no event ${names} on the embedded bus; nothing was replayed`,
    exitCode.failed,
  );
}
