import { useEffect, useState } from 'preact/hooks';
import type { RulesState, Tried, TriedEvent } from '../../api.ts';
import { ask } from '../ask.ts';
import { Loading } from '../loading.tsx';
import { type Draft, draftOf } from './draft.ts';
import { eventText } from './events-asked.ts';
import { anyEvent, examplePattern, firstPattern, freeName } from './first-pattern.ts';
import { RuleForm } from './rule-form.tsx';

/** Begins with a pattern that matches: of the event that was chosen, else of the newest, else of what a first sample will be. */
export function NewRule({ event, state }: { event: string | undefined; state: RulesState }) {
  const [start, setStart] = useState<Draft>();
  useEffect(() => {
    const names = state.rules.map(({ name }) => name);
    const begin = (head: Pick<TriedEvent, 'source' | 'type'> | undefined) => {
      const pattern = head === undefined ? examplePattern : firstPattern(head);
      setStart(draftOf({ name: freeName(head?.type ?? 'pull_request', names), pattern, target: undefined }));
    };
    (event === undefined ? headOfNewest() : headOf(event)).then(begin, () => begin(undefined));
  }, []);
  if (start === undefined) return <Loading />;
  return <RuleForm id={`new ${event ?? ''}`} saved={undefined} start={start} state={state} event={event} />;
}

async function headOf(key: string): Promise<Pick<TriedEvent, 'source' | 'type'> | undefined> {
  const text = await eventText(key);
  if (text === undefined) return undefined;
  const { source, 'detail-type': type } = JSON.parse(text);
  return { source, type };
}

async function headOfNewest(): Promise<TriedEvent | undefined> {
  const tried = await ask<Tried>('POST', '/api/rules/try', { pattern: anyEvent, limit: 1 });
  return 'events' in tried ? tried.events[0] : undefined;
}
