import type { RulesState } from '../../api.ts';
import { addressOf } from '../browser/location.ts';
import { isChanged } from './draft.ts';
import { drafts } from './drafts.ts';

export function RuleList({ state, name }: { state: RulesState; name: string | undefined }) {
  return (
    <nav class="rule-list" aria-label="Rules of the file">
      <a class="button" href="/rules" aria-current={name === undefined ? 'page' : undefined}>
        + New rule
      </a>
      {state.rules.length === 0 && <p class="dim">No rules yet.</p>}
      <ul>
        {state.rules.map((rule) => {
          const draft = drafts.value.get(rule.name);
          return (
            <li key={rule.name}>
              <a
                href={addressOf({ view: 'rules', name: rule.name })}
                aria-current={rule.name === name ? 'page' : undefined}
              >
                <span class="rule-name">{rule.name}</span>
                {rule.isOfCommand && <span class="tag">command line</span>}
                {draft !== undefined && isChanged(draft, rule) && <span class="tag warn">not saved</span>}
              </a>
            </li>
          );
        })}
      </ul>
      <p class="dim rule-file">
        Kept in <code title={state.path}>{state.path.split(/[\\/]/).at(-1)}</code>, which can be edited by
        hand too.
      </p>
      {state.mistake !== undefined && (
        <p class="bad" role="alert">
          ✗ The file cannot be used as it is: {state.mistake} The rules from before go on.
        </p>
      )}
    </nav>
  );
}
