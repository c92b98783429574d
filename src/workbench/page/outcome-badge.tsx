import type { DeliveryRow } from '../api.ts';
import { outcomes } from './outcomes.ts';

export function OutcomeBadge({ outcome }: { readonly outcome: DeliveryRow['outcome'] }) {
  const { mark, tone } = outcomes[outcome];
  return (
    <span class={`outcome ${tone}`}>
      <span class="outcome-mark" aria-hidden="true">
        {mark}
      </span>
      {outcome}
    </span>
  );
}
