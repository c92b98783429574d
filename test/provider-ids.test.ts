import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { providers } from '../src/domain/providers/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where a file is of one provider, or is made of all. */
const own = /^src\/(?:(?:domain\/providers|guides|samples)\/|app\/configuration\/built-in[.]ts$)/;

/** Who else names a provider, and why. */
const allowed: Readonly<Record<string, string>> = {
  'src/cli/senders.ts': 'the three of the quick start are shown where all would be too many',
  'src/cli/send/stand-in-here.ts':
    'usual senders, as one of which a delivery is signed that is none of its own',
  'src/diagnosis/header/older-proofs.ts': 'what a few senders proved themselves by before',
  'src/diagnosis/header/other-options.ts': 'senders that only their endpoint describes',
  'src/diagnosis/secret/modes.ts': 'a member of a body has the name of a provider',
  'src/diagnosis/sender/hints.ts': 'senders that send the headers of others beside their own',
  'src/domain/events/quick-start.ts': "the console's quick start has detail-types of its own for these",
  'src/domain/verification/schemes/standard-webhooks.ts':
    'headers of the scheme begin with the name of a service, which is a provider too',
  'infra/bundling/providers-on-shelves.ts':
    'a scheme that has the name of the provider by which it is used as it is',
  'infra/context-endpoints.ts': 'an example within a message',
  'infra/senders.ts': 'addresses that senders publish, for the rules of the front door',
  'infra/templates/gateway-template.ts': 'what a parameter is where nobody says anything',
  'infra/templates/templates.ts': "templates that take the place of the console's quick starts",
  'scripts/consumer.ts': 'a command that is tried',
  'scripts/providers/unsigned.ts': 'the generic providers, which serve senders that sign nothing',
  'scripts/reviewed-stacks.ts': 'stacks that are reviewed',
};

/** Ids that are words of the code too. */
const words: ReadonlySet<string> = new Set(['basic', 'hmac', 'token', 'x']);

const ids = providers.map(({ id }) => id).filter((id) => !words.has(id));

/** The ids in a text, as literals or as the files of providers. */
function named(text: string): readonly string[] {
  const literal = new RegExp(`(['"\`])(${ids.join('|')})\\1`, 'g');
  const file = new RegExp(`/(?:providers|guides|samples)/(${ids.join('|')})[.](?:ts|json)\\b`, 'g');
  return [...text.matchAll(literal)]
    .map(([, , id = '']) => id)
    .concat([...text.matchAll(file)].map(([, id = '']) => id));
}

describe('the id of a provider', () => {
  const files = globSync('{src,infra,scripts}/**/*.ts', { cwd: root });
  const naming = files.filter(
    (file) => !own.test(file) && named(readFileSync(join(root, file), 'utf8')).length > 0,
  );

  it('is known to its own files, to what is generated of them, and to few others', () => {
    expect(naming.filter((file) => !Object.hasOwn(allowed, file))).toEqual([]);
  });

  it('is known to those that may know it: no reason has outlived its file', () => {
    const generic = ['scripts/providers/unsigned.ts'];
    const idle = Object.keys(allowed).filter((file) => !naming.includes(file) && !generic.includes(file));
    expect(idle).toEqual([]);
  });

  it('would be found as a text or as a file, and not within another word', () => {
    expect(named("if (id === 'github') return;")).toEqual(['github']);
    expect(named("import { slack } from '../domain/providers/slack.ts';")).toEqual(['slack']);
    expect(named("import { metadata } from './stripes.ts'; // GitHub never repeats")).toEqual([]);
  });
});
