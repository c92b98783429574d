import type { TargetShape } from '../../api.ts';
import type { TargetDraft } from './draft.ts';

const kinds = [
  ['none', 'Nowhere: only try the pattern'],
  ['url', 'A URL'],
  ['file', 'A file'],
] as const;

const shapes: readonly (readonly [TargetShape, string])[] = [
  ['event', 'the event, as EventBridge delivers it'],
  ['api-destination', 'as an API destination sends it'],
  ['lambda', 'as the Lambda runtime invokes a function'],
];

/** Where the events that match go. */
export function TargetFields(props: { target: TargetDraft; onTarget: (target: TargetDraft) => void }) {
  const { target } = props;
  const change = (changed: Partial<TargetDraft>) => props.onTarget({ ...target, ...changed });
  return (
    <fieldset class="target">
      <legend>What matches goes to</legend>
      <div class="target-kinds">
        {kinds.map(([kind, words]) => (
          <label key={kind}>
            <input
              type="radio"
              name="target"
              checked={target.kind === kind}
              onChange={() => change({ kind })}
            />
            {words}
          </label>
        ))}
      </div>
      {target.kind === 'url' && (
        <div class="target-url">
          <label>
            URL
            <input
              type="url"
              placeholder="http://localhost:3000/hook"
              value={target.url}
              onInput={({ currentTarget }) => change({ url: currentTarget.value })}
            />
          </label>
          <label>
            Sent as
            <select
              value={target.as}
              onChange={({ currentTarget }) =>
                change({ as: shapes[currentTarget.selectedIndex]?.[0] ?? 'event' })
              }
            >
              {shapes.map(([shape, words]) => (
                <option key={shape} value={shape}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      {target.kind === 'file' && (
        <label>
          Path of the file, to which each event is added as a line of JSON
          <input
            placeholder="matched.jsonl"
            spellcheck={false}
            value={target.file}
            onInput={({ currentTarget }) => change({ file: currentTarget.value })}
          />
        </label>
      )}
    </fieldset>
  );
}
