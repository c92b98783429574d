import type { Provider } from '../../src/domain/provider.ts';
import type { Scheme } from '../../src/domain/verification/scheme.ts';
import { variantsOf } from './examples.ts';

const nothing = '–';

/** Who sends, and what of it an endpoint can change. */
export function senderRow({
  id,
  name,
  source,
  methods,
  options = {},
  answerWithinMs,
}: Provider): readonly string[] {
  const declared = Object.entries(options);
  const more = declared.flatMap(([option, { allowsMethod }]) =>
    allowsMethod === undefined ? [] : [`${allowsMethod} with \`${option}\``],
  );
  const names = declared.map(([option, { required }]) => `\`${option}\`${required ? ' (needed)' : ''}`);
  return [
    `\`${id}\``,
    name,
    `\`${source}\``,
    [...methods, ...more].join(', '),
    `${answerWithinMs / 1000} s`,
    names.join(', ') || nothing,
  ];
}

/** How it proves who it is: a row, and one more for each option that makes it prove that in another way. */
export function proofRows(provider: Provider): readonly (readonly string[])[] {
  const [plain, ...others] = variantsOf(provider).map(({ option, provider: { scheme } }) => ({
    option,
    facts: [...proofOf(scheme), asksFirst(provider), `[documentation](${provider.docs})`],
  }));
  const { facts = [] } = plain ?? {};
  const different = others.filter((other) => other.facts.join('\n') !== facts.join('\n'));
  return [
    [`\`${provider.id}\``, ...facts],
    ...different.map((other) => [`\`${provider.id}\` with \`${other.option}\``, ...other.facts]),
  ];
}

function proofOf({ proof, signsUrl, credential }: Scheme): readonly string[] {
  return [
    proof,
    signsUrl ? 'signed' : 'not signed',
    credential ? (credential.means ?? 'any text') : 'none: it publishes its keys',
    credential ? (credential.madeBy === 'receiver' ? 'you' : 'the sender') : nothing,
  ];
}

function asksFirst({ handshakes = [] }: Provider): string {
  return [...new Set(handshakes.map(({ when }) => when))].sort().reverse().join(', ') || nothing;
}
