import type { KeptDelivery } from '../../api.ts';
import { HeadersTable } from './headers-table.tsx';
import { Part } from './part.tsx';
import { RawText } from './raw-text.tsx';
import { reasonOf } from './reasons.ts';

/** Exactly what its sender got to read. */
export function AnswerPart({ delivery: { answer } }: { readonly delivery: KeptDelivery }) {
  const headers = Object.entries(answer.headers);
  if (answer.status === 0) {
    return (
      <Part title="Answer">
        <p class="dim">None: its sender was gone.</p>
      </Part>
    );
  }
  return (
    <Part title="Answer">
      <p class="http-line">
        <b>{answer.status}</b> {reasonOf(answer.status)}
      </p>
      {headers.length > 0 && <HeadersTable headers={headers} label="Headers of the answer" />}
      {answer.body === '' ? <p class="dim">It has no body.</p> : <RawText text={answer.body} />}
    </Part>
  );
}
