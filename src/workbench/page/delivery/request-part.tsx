import type { KeptDelivery } from '../../api.ts';
import { many, sizeOf } from '../format.ts';
import { BodyView } from './body-view.tsx';
import { HeadersTable } from './headers-table.tsx';
import { Part } from './part.tsx';

/** More are folded at first. */
const openAtMost = 12;

export function RequestPart({ delivery: { request, bytes } }: { readonly delivery: KeptDelivery }) {
  return (
    <Part title="Request" aside={<span class="dim numbers">{sizeOf(bytes)}</span>}>
      <p class="http-line">
        <b>{request.method}</b> {request.target} <span class="dim">to {request.host}</span>
      </p>
      <details class="fold" open={request.headers.length <= openAtMost}>
        <summary>{many(request.headers.length, 'header')}</summary>
        <HeadersTable headers={request.headers} label="Headers of the request" />
      </details>
      <BodyView body={request.body} />
    </Part>
  );
}
