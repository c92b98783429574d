import type { Difference as Differs } from '../../api.ts';
import { leavesOf } from './leaves-of.ts';

/** The first field in which an event is not as the pattern says. */
export function Difference(props: {
  difference: Differs;
  onUse: (path: readonly string[], token: string) => void;
}) {
  const { field, found, wanted, example, words } = props.difference;
  return (
    <div class="difference" role="status">
      <p>
        <span class="bad">✗ No match.</span> {words}
      </p>
      <dl>
        <dt>Field</dt>
        <dd>
          <code>{field}</code>
        </dd>
        <dt>The event has</dt>
        <dd>
          {found.length === 0 ? 'no such field' : found.map((value) => <code key={value}>{value}</code>)}
        </dd>
        <dt>Would match</dt>
        <dd>
          {wanted}
          {example !== undefined && example !== wanted && (
            <>
              , for instance <code>{example}</code>
            </>
          )}
        </dd>
      </dl>
      {leavesOf(found).map((token) => (
        <button key={token} type="button" onClick={() => props.onUse(field.split('.'), token)}>
          Use this value: let the pattern take {token} too
        </button>
      ))}
    </div>
  );
}
