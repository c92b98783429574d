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

function howToSend(provider: Entry['provider'], first: string | undefined): readonly Block[] {
  const { id, name, options = {} } = provider;
  const needed = Object.keys(options).filter((option) => options[option]?.required);
  if (variantsOf(provider).every((variant) => variant.provider.scheme.sign === undefined))
    return [text(`Only ${name} can sign what it sends: its own deliveries are the test.`)];
  const command = ['npx sallyport send', id, first].filter((word) => word).join(' ');
  return needed.length === 0
    ? [{ kind: 'code', language: 'sh', code: command }]
    : [text(`With an endpoint that sets ${needed.map(code).join(', ')}: ${code(command)}`)];
}

function listed(names: readonly string[]): string {
  const more = names.length - most;
  const shown = names.slice(0, most).map(code).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
