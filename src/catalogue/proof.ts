import type { Provider } from '../domain/provider.ts';
import type { Scheme } from '../domain/verification/scheme.ts';
import type { Proof } from '../domain/verification/verdict.ts';
import type { Entry } from './entry.ts';
import { code, points, type Section } from './sheet.ts';
import { variantsOf } from './variants.ts';

const words: Readonly<Record<Proof, string>> = {
  signed: '*signed*: a signature covers the whole body, or all of it that is used.',
  partial: '*partial*: a signature covers something, and not the whole body.',
  token: '*token*: a secret is shown, and nothing is signed; whoever saw one request can send any other.',
};

/** How it proves who it is, and how else with an option that changes that. */
export function proofSection({ provider, evidence }: Entry): Section {
  const [plain, ...others] = variantsOf(provider).map(({ option, provider: { scheme } }) => ({
    option,
    said: saidOf(scheme),
  }));
  const { said = [] } = plain ?? {};
  const signs = (evidence?.signs ?? []).filter((one) => !one.startsWith('nothing'));
  const different = others.filter((other) => other.said.join('\n') !== said.join('\n'));
  return {
    heading: 'How it proves who it is',
    blocks: [
      points([
        ...said,
        ...different.map((other) => `With ${code(String(other.option))}: ${other.said.join(' ')}`),
        ...(signs.length === 0 ? [] : [`What is signed: ${signs.join('; ')}.`]),
        `Documented at <${provider.docs}>`,
      ]),
    ],
  };
}

function saidOf({ proof, signsUrl, credential }: Scheme): readonly string[] {
  return [
    words[proof],
    ...(proof === 'token'
      ? []
      : [`The URL is ${signsUrl ? 'signed' : 'not signed: a replay can change the query'}.`]),
    credential
      ? `The secret is made by ${credential.madeBy === 'receiver' ? 'you' : 'the sender'}.`
      : 'No secret is stored: it publishes its keys.',
  ];
}

/** `token or signed`: what it can prove, in a few words. */
export function proofsOf(provider: Provider): string {
  return [...new Set(variantsOf(provider).map((variant) => variant.provider.scheme.proof))].join(' or ');
}
