import type { Entry } from './entry.ts';
import { patternText } from './pattern-text.ts';
import { type Block, code, type Section, text } from './sheet.ts';
import { variantsOf } from './variants.ts';

/** Of GitHub there are hundreds. */
const most = 12;

export function eventsSection({ guide: { types, rules } }: Entry): Section {
  return {
    heading: 'Events',
    blocks: [
      text(`Types, which are the \`detail-type\`: ${types.map(typeIn).join(', ')}.`),
      ...rules.flatMap(({ wants, pattern }): readonly Block[] => [
        text(`A rule for ${wants}:`),
        { kind: 'code', language: 'json', code: patternText(pattern) },
      ]),
    ],
  };
}

/** A guide may say in words what a type is made of. */
function typeIn(type: string): string {
  return type.includes('`') ? type : code(type);
}

export function trySection({ provider, samples }: Entry): Section {
  const [first, ...others] = samples;
  return {
    heading: 'Try it',
    blocks: [
      ...howToSend(provider, first),
      ...(others.length === 0 ? [] : [text(`Other samples: ${listed(others)}.`)]),
    ],
  };
}

/** For a shell, where it has anything that one would take apart. */
function quoted(word: string): string {
  return /^[\w./:-]+$/.test(word) ? word : `'${word}'`;
}

function howToSend(provider: Entry['provider'], first: string | undefined): readonly Block[] {
  const { id, name, options = {} } = provider;
  const needed = Object.keys(options).filter((option) => options[option]?.required);
  const isSignedByPair = variantsOf(provider).every((variant) => variant.provider.scheme.sign === undefined);
  const shown = `Where nothing is configured, ${needed.map(code).join(' and ')} is what is shown above as an example.`;
  const pair = `Nobody but ${name} has its private key: on your machine [one of its own](../local.md#senders-whose-private-key-nobody-has) takes its place, and no other gateway believes it.`;
  return [
    {
      kind: 'code',
      language: 'sh',
      code: ['npx sallyport send', id, first && quoted(first)].filter((word) => word).join(' '),
    },
    ...(needed.length > 0 ? [text(shown)] : []),
    ...(isSignedByPair ? [text(pair)] : []),
  ];
}

function listed(names: readonly string[]): string {
  const more = names.length - most;
  const shown = names.slice(0, most).map(code).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
