import type { Rule, RuleBody, RulesState } from '../../api.ts';
import { ask } from '../ask.ts';
import { addressOf, go } from '../browser/location.ts';
import { rulesState } from '../live.ts';
import { attempt, notify } from '../notify.ts';
import { bodyOf, type Draft, draftOf } from './draft.ts';
import { dropDraft } from './drafts.ts';

let justSaved: string | undefined;

/** Whether the form of a rule is drawn because that was saved: the one before is gone, and the focus with it. */
export function wasJustSaved(name: string): boolean {
  const isIt = name === justSaved;
  justSaved = undefined;
  return isIt;
}

/** Under another name it is a new rule, and the one before goes only once that is written. */
export async function saveRule(id: string, draft: Draft, saved: Rule | undefined): Promise<void> {
  const name = draft.name.trim();
  await attempt(async () => {
    rulesState.value = await put(name, bodyOf(draft));
    const isRenamed = saved !== undefined && saved.name !== name && !saved.isOfCommand;
    if (isRenamed) rulesState.value = await remove(saved.name);
    dropDraft(id);
    notify(`Saved "${name}"`, 'good');
    if (saved?.name === name) return;
    justSaved = name;
    go(addressOf({ view: 'rules', name }));
  });
}

/** With a way back: the notice of it has a button that writes the rule again. */
export async function removeRule(rule: Rule): Promise<void> {
  const { name } = rule;
  await attempt(async () => {
    rulesState.value = await remove(name);
    dropDraft(name);
    go(addressOf({ view: 'rules' }));
    notify(`Deleted "${name}"`, 'good', {
      label: 'Undo',
      act: () =>
        attempt(async () => {
          rulesState.value = await put(name, bodyOf(draftOf(rule)));
          go(addressOf({ view: 'rules', name }));
        }),
    });
  });
}

function put(name: string, body: RuleBody): Promise<RulesState> {
  return ask('PUT', `/api/rules/${encodeURIComponent(name)}`, body);
}

function remove(name: string): Promise<RulesState> {
  return ask('DELETE', `/api/rules/${encodeURIComponent(name)}`);
}
