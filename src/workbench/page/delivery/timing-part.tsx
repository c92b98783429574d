import type { KeptDelivery } from '../../api.ts';
import { msOf as words } from '../format.ts';
import { Part } from './part.tsx';
import { sharesOf } from './shares.ts';

/** Where the time went. The bar shows it, the list beside it says it. */
export function TimingPart({ msOf }: Pick<KeptDelivery, 'msOf'>) {
  const shares = sharesOf(msOf);
  return (
    <Part title="Time" aside={<span class="dim numbers">{words(msOf.total)}</span>}>
      <div class="timing-bar" aria-hidden="true">
        {shares.map(({ name, share }) => (
          <span key={name} class={`step-${name}`} style={{ width: `${share * 100}%` }} />
        ))}
      </div>
      <ul class="timing-steps">
        {shares.map(({ name, ms }) => (
          <li key={name}>
            <span class={`swatch step-${name}`} aria-hidden="true" />
            {name} <span class="numbers">{words(ms)}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
