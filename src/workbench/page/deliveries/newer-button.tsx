import { useRef } from 'preact/hooks';
import type { DeliveryRow } from '../../api.ts';
import { count } from '../format.ts';
import { indexOf } from './rows.ts';

interface NewerProps {
  readonly rows: readonly DeliveryRow[];
  readonly offset: number;
  readonly height: number;
  toTop(): void;
}

/** How many have come above since the top was last looked at. */
export function NewerButton({ rows, offset, height, toTop }: NewerProps) {
  const newestSeen = useRef<number | undefined>(undefined);
  if (offset <= 0 || newestSeen.current === undefined) newestSeen.current = rows[0]?.seq;
  const came = newestSeen.current === undefined ? 0 : indexOf(rows, newestSeen.current);
  const above = Math.min(came, Math.floor(offset / height));
  if (above <= 0) return null;
  return (
    <button type="button" class="newer primary" onClick={toTop}>
      ↑ {count(above)} new
    </button>
  );
}
