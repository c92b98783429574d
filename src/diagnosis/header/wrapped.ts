import type { Variant } from '../cause.ts';
import { percentDecoded } from '../percent-decoded.ts';
import type { Trial } from '../trial.ts';
import { mendedEach, passOn } from './mended.ts';

/** A value with something around it or in it, as those write one who copy or encode it. */
export function* wrapped(trial: Trial): Iterable<Variant> {
  yield* mendedEach(trial, withoutName, {
    id: 'header_with_its_name',
    came: 'came with its own name in its value',
    cure: 'hand on the value alone: the name stands before it already',
  });
  yield* mendedEach(trial, unquoted, {
    id: 'header_in_quotes',
    came: 'came in quotes',
    cure: 'take the quotes away where the header is copied',
  });
  yield* mendedEach(trial, unlisted, {
    id: 'header_in_brackets',
    came: 'came in brackets, as a list of one is printed',
    cure: 'hand on the value, and not the list that it stands in, as multiValueHeaders of API Gateway has it',
  });
  yield* mendedEach(trial, withoutMarks, {
    id: 'header_digits_apart',
    came: 'came with a mark between each two of its hexadecimal digits, as BitConverter of .NET writes bytes',
    cure: 'write them without marks and in lower case: Convert.ToHexStringLower of .NET',
  });
  for (const without of [trimmed, withoutSpace])
    yield* mendedEach(trial, without, {
      id: 'header_with_spaces',
      came: 'came with spaces or line ends that its sender does not write',
      cure: 'take them away where the header is copied or folded',
    });
  yield* mendedEach(trial, decoded, {
    id: 'header_percent_encoded',
    came: 'came percent-encoded',
    cure: passOn,
  });
  yield* mendedEach(
    trial,
    (value) => value.trim().replaceAll(/(?<=[\w+/]) +(?=[\w+/=])/g, (blanks) => '+'.repeat(blanks.length)),
    {
      id: 'header_plus_as_space',
      came: 'came with spaces for its plus signs, as if it had been decoded like a form',
      cure: passOn,
    },
  );
}

function withoutName(value: string, name: string): string | undefined {
  const isBefore = value.slice(0, name.length).toLowerCase() === name;
  return isBefore ? /^\s*[:=]\s*(\S.*)$/s.exec(value.slice(name.length))?.[1] : undefined;
}

/** `b'…'` is what Python prints of bytes. */
function unquoted(value: string): string | undefined {
  return /^\s*b?\\?(["'])(.*?)\\?\1\s*$/s.exec(value)?.[2];
}

function unlisted(value: string): string | undefined {
  const text = value.trim();
  const isInBrackets =
    [/^\[/, /\]$/].every((end) => end.test(text)) || [/^</, />$/].every((end) => end.test(text));
  const inner = text.slice(1, -1).trim();
  return isInBrackets ? (unquoted(inner) ?? inner) : undefined;
}

const pairsOfDigits = /(?<![\da-z])[\da-f]{2}(?:[-:][\da-f]{2}){15,}(?![\da-z])/gi;

function withoutMarks(value: string): string {
  return value.replaceAll(pairsOfDigits, (pairs) => pairs.replaceAll(/[-:]/g, '').toLowerCase());
}

const lineEnds = /\\[rnt]|[\r\n\t]+/g;

function trimmed(value: string): string {
  return value.replaceAll(lineEnds, '').trim();
}

function withoutSpace(value: string): string {
  return trimmed(value).replaceAll(' ', '');
}

/** Until nothing is left to decode: what is encoded once may be again. */
function decoded(value: string): string | undefined {
  let text: string | undefined = value;
  for (let times = 0; times < 3 && text !== undefined && /%[0-9a-f]{2}/i.test(text); times += 1)
    text = percentDecoded(text);
  return text;
}
