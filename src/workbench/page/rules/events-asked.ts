import { useEffect, useRef, useState } from 'preact/hooks';
import type { Explained, KeptDelivery, Tried, TriedEvent } from '../../api.ts';
import { ask } from '../ask.ts';
import { rows } from '../live.ts';
import { AskingPace } from './asking-pace.ts';
import { anyEvent } from './first-pattern.ts';
import { type KnownFields, knownFields } from './known-fields.ts';
import { readFirst } from './read-first.ts';

/** How many events are looked at, and of how many the fields are read for completion. */
const most = { events: 1000, read: 30, kept: 200 };

export interface Looked {
  readonly looked: number;
  /** Nothing while the pattern has a mistake. */
  readonly matched: number | undefined;
  readonly events: readonly TriedEvent[];
}

/** Which of the newest events a pattern matches, asked for when the typing pauses, and while new ones come. */
export function useTried(pattern: string, hasMistake: boolean): Looked | undefined {
  const [looked, setLooked] = useState<Looked>();
  const [pace] = useState(() => new AskingPace());
  const newest = rows.value[0]?.seq;
  const asked = hasMistake ? anyEvent : pattern;
  const wanted = `${hasMistake} ${asked}`;
  const last = useRef<string | undefined>(undefined);
  useEffect(() => {
    const isTyped = last.current !== wanted;
    last.current = wanted;
    const timer = setTimeout(
      async () => {
        pace.asked(Date.now());
        const tried = await ask<Tried>('POST', '/api/rules/try', {
          pattern: asked,
          limit: most.events,
        }).catch(() => undefined);
        // what has come meanwhile changes nothing of the question
        if (last.current !== wanted || tried === undefined || 'mistake' in tried) return;
        setLooked({ ...tried, matched: hasMistake ? undefined : tried.matched });
      },
      pace.wait(Date.now(), isTyped),
    );
    return () => clearTimeout(timer);
  }, [wanted, newest]);
  useEffect(
    () => () => {
      last.current = undefined;
    },
    [],
  );
  return looked;
}

/** Why an event does not match, once it is known. */
export function useExplained(pattern: string, event: string | undefined): Explained | undefined {
  const [explained, setExplained] = useState<Explained>();
  useEffect(() => {
    let isOver = false;
    if (event !== undefined) {
      ask<Explained>('POST', '/api/rules/explain', { pattern, event }).then(
        (answer) => {
          if (!isOver) setExplained(answer);
        },
        () => undefined,
      );
    }
    return () => {
      isOver = true;
    };
  }, [pattern, event]);
  return explained?.event === event ? explained : undefined;
}

const texts = new Map<string, Promise<string | undefined>>();

/** An event as EventBridge delivers it; nothing where it is no longer kept, or cannot be had now. */
export function eventText(key: string): Promise<string | undefined> {
  const known = texts.get(key);
  if (known !== undefined) return known;
  const [oldest] = texts.keys();
  if (texts.size >= most.kept && oldest !== undefined) texts.delete(oldest);
  const asked = ask<KeptDelivery>('GET', `/api/deliveries/${key.split('.')[0]}`).then(
    (delivery) => delivery.made.find((event) => event.key === key)?.json,
    () => {
      texts.delete(key);
      return undefined;
    },
  );
  texts.set(key, asked);
  return asked;
}

/** What the received events have in their fields: first those of the types that match, then one of each other. */
export function useKnownFields(events: readonly TriedEvent[]): KnownFields {
  const [known, setKnown] = useState<KnownFields>(new Map());
  const keys = readFirst(events, most.read);
  const allOf = (name: 'source' | 'type') => [...new Set(events.map((event) => event[name]))];
  useEffect(() => {
    let isOver = false;
    Promise.all(keys.map(eventText)).then(
      (found) => {
        const heads = allOf('source').map((source) => JSON.stringify({ source }));
        const types = allOf('type').map((type) => JSON.stringify({ 'detail-type': type }));
        const read = found.filter((text) => text !== undefined);
        if (!isOver) setKnown(knownFields([...heads, ...types, ...read]));
      },
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [keys.join(' ')]);
  return known;
}
