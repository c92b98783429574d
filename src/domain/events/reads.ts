import { eachOf, type Item } from '../content/batch.ts';
import { type Content, elementsOf } from '../content/content.ts';
import { fieldAt } from '../content/json.ts';
import { type DeliveryId, type Occurrence, type Provider, type Received, senderId } from '../provider.ts';

/** In a member of the JSON of a delivery, the names joined with dots; in a field of its form; in a header that the signature covers. */
type SignedPlace = `${'json' | 'form' | 'signed-header'}:${string}`;

/** Where a delivery says something of itself; a header may be one that nobody signs. */
export type Place = SignedPlace | `header:${string}`;

/** What is looked at: one item of a batch, or all there is. */
export interface Said {
  readonly content: Content;
  /** The value of the item; nothing where it is not JSON. */
  readonly json: unknown;
  /** The text, or the whole number, at a place. */
  readonly at: (place: Place) => string | undefined;
}

type Unit = 's' | 'ms' | 'iso';
type Part = Place | readonly Place[] | ((said: Said) => string | undefined);

export interface Plan {
  /** Where the list stands whose elements are an event each, by the names of members; `top` where the body is the list. What holds none is one event. */
  readonly each?: 'top' | readonly (string | readonly string[])[];
  /** The sender's own, unique, and repeated on a retry. Of several places, what is there is joined; where one is silent, the bytes go with it. */
  readonly id?: Part;
  /** What else differs between two events with this id, and never between an event and its retry. */
  readonly apart?: readonly SignedPlace[];
  /** An id that names an event and says nothing of a retry. */
  readonly name?: Part;
  /** Of several places, what is there is joined with dots. */
  readonly type?: Part;
  readonly time?: readonly [place: Place, unit: Unit];
  /** Which attempt this is, from `first`. */
  readonly attempt?: readonly [place: Place, first: 0 | 1];
  /** More headers for consumers, each with what it says. */
  readonly travels?: Readonly<Record<string, string>>;
}

/**
 * How events are read of what a sender says, where it says everything at some place: as data, so that what a place may be used
 * for is decided once. What no signature covers never suppresses an event by itself, and is never its time.
 */
export function reads(plan: Plan): Pick<Provider, 'read' | 'headers'> {
  return {
    headers: headersOf(plan),
    read: (received) => {
      const { each = [] } = plan;
      const readItem = (item: Item) => occurrence(plan, received, item);
      const elements = each === 'top' ? elementsOf(received.content) : [];
      const [first, ...more] = elements.map((content) => readItem({ content, item: content }));
      return first ? [first, ...more] : eachOf(received.content, each === 'top' ? [] : each, readItem);
    },
  };
}

function occurrence(plan: Plan, received: Received, { content, item }: Item): Occurrence {
  const said = saidBy(received, content, item?.value);
  const { proof } = received;
  return {
    id: idOf(plan, received, said, plan.each === undefined ? undefined : item?.text),
    type: textOf(plan.type, said, '.'),
    time: plan.time && timeOf(said, proof, ...plan.time),
    attempt: plan.attempt && attemptOf(said, ...plan.attempt),
    content,
  };
}

function idOf(
  { id, apart = [], name }: Plan,
  { proof }: Received,
  said: Said,
  item: string | undefined,
): DeliveryId | undefined {
  const value = typeof id === 'object' ? joined(id, said) : textOf(id, said, ':');
  if (id === undefined || value === undefined) return senderId.derived(textOf(name, said, ':'));
  // a function reads what the body says: it has no business with headers here
  const places = typeof id === 'function' ? [] : [id].flat();
  // without one of its parts an id may be that of many events
  return proof === 'signed' && places.every((place) => isProven(place, proof) && said.at(place))
    ? senderId.signed(value, ...apart.map(said.at))
    : senderId.unsigned(value, ...(item === undefined ? [] : [item]));
}

/** Two ids of several parts are never one text: only the last part may hold what joins them. */
function joined(places: readonly Place[], said: Said): string | undefined {
  const texts = places.flatMap((place) => said.at(place) ?? []);
  const last = texts.pop();
  return last && [...texts.map((text) => text.replace(/[%:]/g, encodeURIComponent)), last].join(':');
}

function timeOf(said: Said, proof: Received['proof'], place: Place, unit: Unit): number | undefined {
  const text = isProven(place, proof) ? said.at(place) : undefined;
  if (text === undefined) return undefined;
  if (unit === 'iso') return Date.parse(withoutZone.test(text) ? `${text}Z` : text);
  return Number(text) * (unit === 's' ? 1000 : 1);
}

/** Which would be read as the local time of whoever reads it. */
const withoutZone = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.]\d+)?)?$/;

function attemptOf(said: Said, place: Place, first: 0 | 1): number | undefined {
  const text = said.at(place) ?? '';
  const attempt = /^\d{1,6}$/.test(text) ? Number(text) - first + 1 : 0;
  return attempt > 0 ? attempt : undefined;
}

function textOf(part: Part | undefined, said: Said, joint: string): string | undefined {
  if (part === undefined) return undefined;
  if (typeof part === 'function') return part(said);
  const texts = [part].flat().flatMap((place) => said.at(place) ?? []);
  return texts.join(joint) || undefined;
}

function saidBy({ delivery }: Received, content: Content, json: unknown): Said {
  return {
    content,
    json,
    at(place) {
      const [kind, name] = split(place);
      if (kind === 'json') return scalar(fieldAt(json, ...name.split('.')));
      if (kind === 'form') return (content.kind === 'form' && content.fields.get(name)?.[0]) || undefined;
      return delivery.headers.get(name) || undefined;
    },
  };
}

/** A number that lost digits is no name: another has lost the same. */
function scalar(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isProven(place: Place, proof: Received['proof']): boolean {
  return proof === 'signed' && split(place)[0] !== 'header';
}

function split(place: Place): readonly [kind: string, name: string] {
  const colon = place.indexOf(':');
  return [place.slice(0, colon), place.slice(colon + 1)];
}

function headersOf({
  id,
  apart,
  name,
  type,
  time,
  attempt,
  travels = {},
}: Plan): Readonly<Record<string, string>> {
  const of = (part: Part | undefined, sentence: string) =>
    (typeof part === 'function' ? [] : [part ?? []].flat()).flatMap((place) => {
      const [kind, header] = split(place);
      if (kind === 'signed-header') return [[header, covered] as const];
      return kind === 'header' ? [[header, sentence] as const] : [];
    });
  return Object.fromEntries([
    ...Object.entries(travels).map(([header, what]) => [header, `${what}. ${onlyTravels}`] as const),
    ...of(apart, covered),
    ...of(time?.[0], timed),
    ...of(attempt?.[0], counted),
    ...of(type, typed),
    ...of(name, named),
    ...of(id, named),
  ]);
}

const onlyTravels = 'A replay can say anything here: it travels, and nothing else';
const covered = 'The signature covers it. A replay cannot change it';
const timed = `When it was sent. ${onlyTravels}`;
const counted =
  'Which attempt this is. A replay can say any number, or none: count by it, and decide nothing';
const typed =
  'The detail-type. A replay can give a body the type of another event: where that matters, match on what the body holds as well';
const named =
  'The beginning of the name. A replay with another one has another name and passes deduplication; it suppresses nothing, since the name holds a digest of the body';
