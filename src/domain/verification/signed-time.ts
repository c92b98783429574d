import type { Carrier } from './carriers.ts';
import type { CheckedTime, Signable } from './scheme.ts';
import { type Rejection, reject } from './verdict.ts';

/** A time that a sender signs. Whoever declares one has it checked: there is no way to sign it and forget that. */
export interface SignedTime {
  readonly at: Carrier;
  readonly unit: Unit;
  /**
   * How far it may be from now; 300 s unless the sender says otherwise. More is for what comes late, since its repetitions
   * keep the time of the first: ahead of now, where two clocks differ and nothing else, it is 300 s at most. A whole number, and
   * a week at most: no sender repeats for longer.
   */
  readonly toleranceSeconds?: number;
}

const usualToleranceSeconds = 300;
const mostToleranceSeconds = 604_800;

/** ISO 8601 has a zone; `utc` is the same without one, which then is UTC; `http-date` is that of RFC 9110. */
type Unit = 's' | 'ms' | 'iso' | 'utc' | 'http-date';

const shapes: Readonly<Record<Unit, RegExp>> = {
  s: /^\d{1,12}$/,
  ms: /^\d{1,15}$/,
  iso: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.]\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/,
  utc: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.]\d{1,9})?$/,
  'http-date': /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
};

/**
 * Asked when a scheme is defined, and not when a delivery comes.
 * @throws {TypeError} for a tolerance that is not a number or has no end: any time would pass
 */
export function refuseIdleTolerance(time: SignedTime | undefined): void {
  const { toleranceSeconds = usualToleranceSeconds } = time ?? {};
  if (Number.isInteger(toleranceSeconds) && toleranceSeconds > 0 && toleranceSeconds <= mostToleranceSeconds)
    return;
  throw new TypeError(
    `toleranceSeconds must be a whole number from 1 to ${mostToleranceSeconds}, and not ${toleranceSeconds}`,
  );
}

/** As a scheme has it; empty for a sender that signs no time. */
export function checkedTime(time: SignedTime | undefined): { readonly time?: CheckedTime } {
  if (!time) return {};
  const { at, unit, toleranceSeconds = usualToleranceSeconds } = time;
  const of = (request: Signable) => {
    const text = at.read(request) ?? '';
    return shapes[unit].test(text) ? epochMs(text, unit) : undefined;
  };
  return { time: { of, toleranceSeconds } };
}

/** The text that was signed, never a number made of it. */
export function readTime(request: Signable, { at }: SignedTime): string | Rejection {
  return at.read(request) ?? reject('timestamp_malformed');
}

/**
 * Whether a signed time is close enough to now, in both directions: a future one would stay valid for longer.
 * @param text as received
 * @param now epoch ms
 */
export function rejectOutOfTime(
  text: string,
  { unit, toleranceSeconds = usualToleranceSeconds }: Omit<SignedTime, 'at'>,
  now: number,
): Rejection | undefined {
  const age = shapes[unit].test(text) ? (now - epochMs(text, unit)) / 1000 : Number.NaN;
  if (Number.isNaN(age)) return reject('timestamp_malformed');
  if (age > toleranceSeconds) return reject('timestamp_too_old');
  const ahead = Math.min(toleranceSeconds, usualToleranceSeconds);
  return age < -ahead ? reject('timestamp_in_future') : undefined;
}

/** @param now epoch ms */
export function writeTime(now: number, unit: Unit): string {
  const date = new Date(now);
  if (unit === 'iso') return date.toISOString();
  if (unit === 'utc') return date.toISOString().slice(0, -1);
  if (unit === 'http-date') return date.toUTCString();
  return String(unit === 's' ? Math.floor(now / 1000) : now);
}

function epochMs(text: string, unit: Unit): number {
  if (unit === 'utc') return Date.parse(`${text}Z`);
  if (unit === 'iso' || unit === 'http-date') return Date.parse(text);
  return unit === 's' ? Number(text) * 1000 : Number(text);
}
