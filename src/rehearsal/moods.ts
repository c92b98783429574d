import type { Mood } from './mood.ts';
import { abort } from './moods/abort.ts';
import { asAnother } from './moods/as-another.ts';
import { burst } from './moods/burst.ts';
import { oldSecret } from './moods/old-secret.ts';
import { otherMethod } from './moods/other-method.ts';
import { future, stale } from './moods/out-of-time.ts';
import { oversize } from './moods/oversize.ts';
import { retry } from './moods/retry.ts';
import { slow } from './moods/slow.ts';
import { tamperedBody } from './moods/tampered-body.ts';
import { tamperedSignature } from './moods/tampered-signature.ts';
import { tamperedUrl } from './moods/tampered-url.ts';
import { twice } from './moods/twice.ts';
import { unsigned } from './moods/unsigned.ts';
import { usual } from './moods/usual.ts';

/** Every mood, in the order of a rehearsal: the usual first, since without it the others say little. */
export const moods: readonly Mood[] = [
  usual,
  stale,
  future,
  tamperedBody,
  tamperedUrl,
  tamperedSignature,
  unsigned,
  oldSecret,
  asAnother,
  otherMethod,
  twice,
  retry,
  burst(),
  slow,
  abort,
  oversize,
];
