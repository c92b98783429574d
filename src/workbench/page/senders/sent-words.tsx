import { msOf } from '../format.ts';
import type { Sent } from './sending.ts';

export function SentWords({ sent: { result, seq } }: { readonly sent: Sent }) {
  const { status, error, body, ms } = result;
  if (status === undefined) return <span class="bad">✕ {error ?? 'No answer came.'}</span>;
  const isTaken = status < 400;
  return (
    <>
      <span class={`numbers ${isTaken ? 'good' : 'bad'}`}>
        {isTaken ? '✓' : '✕'} {status} in {msOf(ms)}
      </span>
      {body !== undefined && body !== '' && <code class="answer-body">{body.slice(0, 200)}</code>}
      {seq !== undefined && <a href={`/deliveries/${seq}`}>See the delivery</a>}
    </>
  );
}
