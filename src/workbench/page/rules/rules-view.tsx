import { parameter } from '../browser/location.ts';
import { rulesState } from '../live.ts';
import { Loading } from '../loading.tsx';
import { draftOf } from './draft.ts';
import { NewRule } from './new-rule.tsx';
import { RuleForm } from './rule-form.tsx';
import { RuleList } from './rule-list.tsx';

/** The rules of the file, and one of them, or a new one, to be written and tried. */
export function RulesView({ name }: { name?: string }) {
  const state = rulesState.value;
  if (state === undefined) return <Loading />;
  const saved = state.rules.find((rule) => rule.name === name);
  const event = parameter('event');
  return (
    <div class="rules">
      <h1 class="aloud">Rules</h1>
      <RuleList state={state} name={name} />
      <div class="rules-main">
        {saved !== undefined && (
          <RuleForm key={saved.name} id={saved.name} saved={saved} start={draftOf(saved)} state={state} />
        )}
        {name === undefined && <NewRule key={event ?? ''} event={event} state={state} />}
        {name !== undefined && saved === undefined && (
          <p class="empty">
            There is no rule "{name}". <a href="/rules">Write a new one.</a>
          </p>
        )}
      </div>
    </div>
  );
}
