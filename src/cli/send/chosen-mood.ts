import type { Mood } from '../../rehearsal/mood.ts';
import { abort } from '../../rehearsal/moods/abort.ts';
import { asAnother } from '../../rehearsal/moods/as-another.ts';
import { burst } from '../../rehearsal/moods/burst.ts';
import { oldSecret } from '../../rehearsal/moods/old-secret.ts';
import { future, stale } from '../../rehearsal/moods/out-of-time.ts';
import { oversize } from '../../rehearsal/moods/oversize.ts';
import { retry } from '../../rehearsal/moods/retry.ts';
import { slow } from '../../rehearsal/moods/slow.ts';
import { tamperedBody } from '../../rehearsal/moods/tampered-body.ts';
import { tamperedSignature } from '../../rehearsal/moods/tampered-signature.ts';
import { tamperedUrl } from '../../rehearsal/moods/tampered-url.ts';
import { twice } from '../../rehearsal/moods/twice.ts';
import { unsigned } from '../../rehearsal/moods/unsigned.ts';
import type { MoodOptions } from '../command-line/mood-options.ts';

const tampered = { body: tamperedBody, url: tamperedUrl, signature: tamperedSignature };

/** By the option of `send` that names it. */
const byOption: {
  readonly [Name in keyof Required<MoodOptions>]: (value: NonNullable<MoodOptions[Name]>) => Mood;
} = {
  stale: () => stale,
  future: () => future,
  tampered: (part) => tampered[part],
  unsigned: () => unsigned,
  oldSecret: () => oldSecret,
  as: () => asAnother,
  twice: () => twice,
  retry: () => retry,
  burst,
  slow: () => slow,
  abort: () => abort,
  oversize: () => oversize,
};

/** The mood that options name. @returns nothing for the usual */
export function chosenMood(options: MoodOptions): Mood | undefined {
  for (const name of Object.keys(byOption) as (keyof MoodOptions)[]) {
    const value = options[name];
    if (value !== undefined) return (byOption[name] as (value: unknown) => Mood)(value);
  }
  return undefined;
}
