import { useEffect, useRef, useState } from 'preact/hooks';
import type { Rule, RulesState } from '../../api.ts';
import { type Draft, isChanged, targetOf, whyNotSaved } from './draft.ts';
import { drafts, keepDraft } from './drafts.ts';
import { useKnownFields, useTried } from './events-asked.ts';
import { Export } from './export.tsx';
import { mistakeIn } from './mistake-in.ts';
import { PatternEditor } from './pattern-editor.tsx';
import { RuleForwardings } from './rule-forwardings.tsx';
import { removeRule, saveRule, wasJustSaved } from './saving.ts';
import { TargetFields } from './target-fields.tsx';
import { TriedEvents } from './tried-events.tsx';

/** @param props.id what is edited, for the drafts; props.event the event that is selected at first */
export function RuleForm(props: {
  id: string;
  saved: Rule | undefined;
  start: Draft;
  state: RulesState;
  event?: string | undefined;
}) {
  const { id, saved, start, state } = props;
  const [complaint, setComplaint] = useState<string>();
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (saved !== undefined && wasJustSaved(saved.name)) nameField.current?.focus();
  }, []);
  const now = () => drafts.value.get(id) ?? start;
  const draft = now();
  const mistake = mistakeIn(draft.pattern);
  const tried = useTried(draft.pattern, mistake !== undefined);
  const known = useKnownFields(tried?.events ?? []);
  const change = (changed: Partial<Draft>) => {
    setComplaint(undefined);
    keepDraft(id, { ...now(), ...changed });
  };
  const isUnsaved = isChanged(draft, saved);
  const save = (): Promise<void> | undefined => {
    const why = mistake === undefined ? whyNotSaved(draft, saved, state) : 'The pattern has a mistake.';
    setComplaint(why);
    return why === undefined ? saveRule(id, draft, saved) : undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 's' || !(event.metaKey || event.ctrlKey)) return undefined;
    event.preventDefault();
    return save();
  };

  return (
    <form
      class="rule"
      aria-label={saved === undefined ? 'New rule' : `Rule ${saved.name}`}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        return save();
      }}
    >
      <div class="rule-head">
        <label class="rule-name-field">
          Name of the rule
          <input
            ref={nameField}
            value={draft.name}
            spellcheck={false}
            autocomplete="off"
            onInput={({ currentTarget }) => change({ name: currentTarget.value })}
          />
        </label>
        <button type="submit" class="primary" disabled={!isUnsaved}>
          {isUnsaved ? 'Save' : 'Saved'}
        </button>
        {saved !== undefined && !saved.isOfCommand && (
          <button type="button" onClick={() => removeRule(saved)}>
            Delete
          </button>
        )}
        <span class="dim">
          <kbd>Ctrl</kbd> <kbd>S</kbd> or <kbd>⌘</kbd> <kbd>S</kbd> saves
        </span>
      </div>
      {complaint !== undefined && (
        <p class="bad" role="alert">
          ✗ {complaint}
        </p>
      )}
      {saved?.isOfCommand && (
        <p class="dim">
          This rule is of the command line (<code>--forward</code>) and ends with <code>serve</code>. Saved
          under another name, it stays in the file.
        </p>
      )}
      <div class="rule-parts">
        <PatternEditor
          pattern={draft.pattern}
          patternNow={() => now().pattern}
          known={known}
          onPattern={(pattern) => change({ pattern })}
        />
        <TriedEvents
          pattern={draft.pattern}
          tried={tried}
          first={props.event}
          onPattern={(pattern) => change({ pattern })}
        />
        <div class="rule-rest">
          <TargetFields target={draft.target} onTarget={(target) => change({ target })} />
          {saved?.target !== undefined && <RuleForwardings rule={saved.name} />}
          <Export
            name={draft.name}
            pattern={draft.pattern}
            target={targetOf(draft.target)}
            hasMistake={mistake !== undefined}
          />
        </div>
      </div>
    </form>
  );
}
