import type { Variant } from '../cause.ts';
import type { Trial } from '../trial.ts';
import { mended, passOn } from './mended.ts';
import type { Shape } from './shape.ts';
import { decodedOf } from './written-signatures.ts';

interface Member {
  readonly name: string;
  readonly value: string;
}

/** A list such as `t=1767261600,v1=5257…` in another form: other separators, other marks, another member. */
export function* lists(trial: Trial, shape: Shape): Iterable<Variant> {
  const value = trial.request.headers.get(shape.name);
  const form = formOf(shape);
  if (!value || !form) return;
  const members = membersOf(value);
  const text = (some: readonly Member[]) =>
    some.map(({ name, value: one }) => `${name}=${one}`).join(form.separator);
  const isMarked = /["'{}:]/.test(value) || members.some(({ name }) => !value.includes(`${name}=`));
  yield* mended(trial, new Map([[shape.name, text(members)]]), isMarked ? inAnotherForm : otherSeparators);
  const other = members.find(({ name, value: one }) => name !== form.member && decodedOf(one, [shape.bytes]));
  if (!other || members.some(({ name }) => name === form.member)) return;
  const better = members.map((one) => (one === other ? { ...one, name: form.member } : one));
  yield* mended(trial, new Map([[shape.name, text(better)]]), {
    id: 'header_other_member',
    came: `has its signature as ${other.name}, and no ${form.member}`,
    cure: `let the sender sign as ${form.member} too: ${other.name} is another version of its signatures, or somebody renamed it`,
  });
}

/** Which member of its list the signature is, and what stands between two. */
function formOf({ before, after, isListed }: Shape) {
  if (!isListed) return undefined;
  const [, member] = /(?:^|[^\w-])([\w-]+)=$/.exec(before) ?? [];
  const [separator] = /[,;] ?/.exec(before + after) ?? [];
  return member === undefined || separator === undefined ? undefined : { member, separator };
}

function membersOf(value: string): readonly Member[] {
  return value
    .replaceAll(/["'{}\s\\]/g, '')
    .split(/[,;&|]/)
    .flatMap((member) => {
      const [, name, text] = /^([\w-]{1,16})[=:](.*)$/.exec(member) ?? [];
      return name === undefined || text === undefined ? [] : [{ name: name.toLowerCase(), value: text }];
    });
}

const otherSeparators = {
  id: 'header_separators',
  came: 'came with other marks or spaces between its members than its sender writes',
  cure: passOn,
};

const inAnotherForm = {
  id: 'header_members',
  came: 'came with its members in another form than name=value',
  cure: passOn,
};
