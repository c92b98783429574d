import type { CheckedTime } from '../domain/verification/scheme.ts';
import { signable } from '../domain/verification/signed-url.ts';
import { isRejection } from '../domain/verification/verdict.ts';
import type { Variant, Vary } from './cause.ts';
import { duration } from './duration.ts';
import { claimOf } from './judged.ts';
import type { Trial } from './trial.ts';

/** A time that is off, or that is written in another unit than this sender writes. */
export const timeCauses: Vary = function* (trial): Iterable<Variant> {
  const { time } = trial.endpoint.provider.scheme;
  const claim = claimOf(trial);
  if (!time || !isRejection(claim) || !claim.code.startsWith('timestamp_')) return;
  yield* inAnotherUnit(trial, time);
  const signedAt = statedBy(trial, time);
  if (signedAt === undefined) return;
  yield signedAt < trial.now ? late(trial, signedAt, time) : early(trial, signedAt, time);
};

function statedBy({ request, endpoint }: Trial, time: CheckedTime): number | undefined {
  return time.of(signable(request, endpoint));
}

function late(trial: Trial, signedAt: number, { toleranceSeconds }: CheckedTime): Variant {
  const age = duration(trial.now - signedAt);
  const words =
    toleranceSeconds === undefined
      ? `it was signed ${age} before it came, and is no longer good then by its own words`
      : `it was signed ${age} before it came, and ${duration(toleranceSeconds * 1000)} are allowed`;
  return {
    cause: {
      axis: 'time',
      id: 'signed_too_long_ago',
      words: words + inZones(trial.now - signedAt),
      cure: 'where this is a copy, judge it as of when it came (--at); where it came so late, set the clocks, and ask who sent it: it may be a replay',
    },
    trial: { ...trial, now: signedAt },
  };
}

/** Two clocks differ by less, however late a delivery may come. */
const mostAheadSeconds = 300;

function early(trial: Trial, signedAt: number, { toleranceSeconds }: CheckedTime): Variant {
  const ahead = signedAt - trial.now;
  const most =
    toleranceSeconds === undefined
      ? ', by its own words'
      : `, and ${duration(Math.min(toleranceSeconds, mostAheadSeconds) * 1000)} at most are allowed`;
  return {
    cause: {
      axis: 'time',
      id: 'signed_in_future',
      words: `it was signed ${duration(ahead)} after it came${most}${inZones(ahead)}`,
      cure: 'set the clock that is off, here or where it is signed; where this is a copy, judge it as of when it came (--at)',
    },
    trial: { ...trial, now: signedAt },
  };
}

const halfHour = 1_800_000;

/** A time that was written in one zone and read in another is off by half hours, and by no more than the earth is round. */
function inZones(ms: number): string {
  const off = Math.abs(ms - Math.round(ms / halfHour) * halfHour);
  const isZone = off < 60_000 && ms >= halfHour && ms <= 28 * halfHour;
  return isZone ? '; by so many hours it is off where a local time is taken for UTC' : '';
}

interface Unit {
  readonly id: string;
  readonly words: string;
  readonly cure: string;
  readonly shape: RegExp;
  readonly write: (digits: string) => string;
}

const units: readonly Unit[] = [
  {
    id: 'time_in_milliseconds',
    words: 'its time came in milliseconds, and was signed in seconds',
    cure: 'write the time as it is signed, in seconds since 1970',
    shape: /(?<![\w.])\d{13}(?![\w.])/,
    write: (digits) => String(Math.floor(Number(digits) / 1000)),
  },
  {
    id: 'time_in_seconds',
    words: 'its time came in seconds, and was signed in milliseconds',
    cure: 'write the time as it is signed, in milliseconds since 1970',
    shape: /(?<![\w.])\d{10}(?![\w.])/,
    write: (digits) => `${digits}000`,
  },
  {
    id: 'time_with_fraction',
    words: 'its time came with a fraction, and was signed in whole seconds',
    cure: 'write the time as it is signed, in whole seconds since 1970',
    shape: /(?<![\w.])\d{10}[.]\d{1,9}(?![\w.])/,
    write: (digits) => digits.slice(0, 10),
  },
  {
    id: 'time_as_date',
    words: 'its time came as a date, and was signed in seconds since 1970',
    cure: 'hand the time on as it came, in seconds since 1970: something on the way reads it as a date',
    shape: /^(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*|[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d{4} .*)$/,
    write: (date) => String(Math.floor(Date.parse(date) / 1000)),
  },
];

/** The headers are all that may hold it and can be written anew without a change to what is signed beside it. */
function* inAnotherUnit(trial: Trial, time: CheckedTime): Iterable<Variant> {
  for (const { id, words, cure, shape, write } of units)
    for (const [name, value] of trial.request.headers) {
      if (!shape.test(value)) continue;
      const headers = new Map([...trial.request.headers, [name, value.replace(shape, write)]]);
      const written = { ...trial, request: { ...trial.request, headers } };
      const signedAt = statedBy(written, time);
      if (signedAt === undefined || signedAt === statedBy(trial, time)) continue;
      const isOff = isRejection(claimOf(written));
      const also = isOff ? `; besides, it is off by ${duration(Math.abs(trial.now - signedAt))}` : '';
      const now = isOff ? signedAt : trial.now;
      yield { cause: { axis: 'time', id, words: words + also, cure }, trial: { ...written, now } };
    }
}
