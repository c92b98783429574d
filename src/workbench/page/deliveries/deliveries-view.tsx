import { rows } from '../live.ts';

export function DeliveriesView({ seq }: { readonly seq?: number }) {
  return (
    <p>
      {rows.value.length} deliveries {seq}
    </p>
  );
}
