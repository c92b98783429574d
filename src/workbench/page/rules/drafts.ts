import { signal } from '@preact/signals';
import type { Draft } from './draft.ts';

/** What was changed and not saved, by what is edited: looking at another rule, or at deliveries, loses nothing. */
export const drafts = signal<ReadonlyMap<string, Draft>>(new Map());

export function keepDraft(id: string, draft: Draft): void {
  drafts.value = new Map([...drafts.value, [id, draft]]);
}

export function dropDraft(id: string): void {
  drafts.value = new Map([...drafts.value].filter(([other]) => other !== id));
}
