import { count } from './format.ts';
import { connection, refusal, state } from './live.ts';

/** What a person has to know wherever they are. */
export function Troubles() {
  const lost = state.value?.lost ?? 0;
  return (
    <div role="status">
      {connection.value === 'lost' && (
        <p class="trouble bad">
          {refusal.value ??
            'The server is gone: serve has ended, or starts again. This page comes back by itself.'}
        </p>
      )}
      {lost > 0 && (
        <p class="trouble warn">
          {count(lost)} {lost === 1 ? 'delivery was' : 'deliveries were'} dealt with, but could not be kept
          here: the terminal of <code>serve</code> says why.
        </p>
      )}
    </div>
  );
}
