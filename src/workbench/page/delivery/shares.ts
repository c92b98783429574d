import type { KeptDelivery } from '../../api.ts';

interface Share {
  readonly name: 'verify' | 'normalise' | 'publish' | 'rest';
  readonly ms: number;
  /** Of the whole, from 0 to 1. */
  readonly share: number;
}

const steps = ['verify', 'normalise', 'publish'] as const;

/** Of each step that was begun, and of all that is none. */
export function sharesOf(msOf: KeptDelivery['msOf']): readonly Share[] {
  const begun = steps.flatMap((name) => {
    const ms = msOf[name];
    return ms === undefined ? [] : [{ name, ms }];
  });
  const sum = begun.reduce((all, { ms }) => all + ms, 0);
  const whole = Math.max(msOf.total, sum);
  const all = [...begun, { name: 'rest' as const, ms: whole - sum }];
  return all.map((step) => ({ ...step, share: whole === 0 ? 0 : step.ms / whole }));
}
