import type { Variant } from '../cause.ts';
import type { Trial } from '../trial.ts';
import { mendedEach, passOn } from './mended.ts';

/** A value with something around it or in it, as those write one who copy or encode it. */
export function* wrapped(trial: Trial): Iterable<Variant> {
  yield* mendedEach(trial, unquoted, {
    id: 'header_in_quotes',
    came: 'came in quotes',
    cure: 'take the quotes away where the header is copied',
  });
  for (const without of [trimmed, withoutSpace])
    yield* mendedEach(trial, without, {
      id: 'header_with_spaces',
      came: 'came with spaces or line ends that its sender does not write',
      cure: 'take them away where the header is copied or folded',
    });
  yield* mendedEach(trial, percentDecoded, {
    id: 'header_percent_encoded',
    came: 'came percent-encoded',
    cure: passOn,
  });
  yield* mendedEach(trial, (value) => value.trim().replaceAll(' ', '+'), {
    id: 'header_plus_as_space',
    came: 'came with spaces for its plus signs, as if it had been decoded like a form',
    cure: passOn,
  });
}

function unquoted(value: string): string | undefined {
  return /^\s*\\?(["'])(.*?)\\?\1\s*$/s.exec(value)?.[2];
}

const lineEnds = /\\[rnt]|[\r\n\t]+/g;

function trimmed(value: string): string {
  return value.replaceAll(lineEnds, '').trim();
}

function withoutSpace(value: string): string {
  return trimmed(value).replaceAll(' ', '');
}

function percentDecoded(value: string): string | undefined {
  if (!/%[0-9a-f]{2}/i.test(value)) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
