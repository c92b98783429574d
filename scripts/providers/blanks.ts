import { companionOf, oracleOf } from './companions.ts';
import { exportName } from './provider-file.ts';

/** The files of a provider that nobody has filled in yet, by their paths. */
export function blanksOf(id: string): ReadonlyMap<string, string> {
  return new Map([
    [`src/domain/providers/${id}.ts`, provider(id)],
    [companionOf('guide', id), guide],
    [companionOf('samples', id), samples],
    [companionOf('fixtures', id), fixtures(id)],
    [oracleOf(id), oracle],
  ]);
}

function provider(id: string): string {
  return `import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const ${exportName(id)} = defineProvider({
  id: '${id}',
  name: '',
  docs: 'https://',
  source: '',
  answerWithinMs: 0,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-${id}-signature'),
    message: ({ body }) => [body],
  }),
  ...reads({ id: 'json:id', type: 'json:type' }),
});
`;
}

const guide = `import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [''],
  secret: '',
  types: [''],
  rules: [
    { wants: '', pattern: {} },
    { wants: '', pattern: {} },
  ],
  repeats: { schedule: '', after4xx: '', stops: '', bytes: 'not documented', byHand: '' },
  quirks: [],
  links: [],
};
`;

const samples = `import type { Samples } from './sample.ts';

export const samples: Samples = {
  '': (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: unique }),
  }),
};
`;

function fixtures(id: string): string {
  return `${JSON.stringify(
    {
      signature: {
        in: 'header',
        name: `x-${id}-signature`,
        template: '{signature}',
        encoding: 'hex',
        bytes: 32,
        signs: 'HMAC-SHA256 of body',
      },
      deliveries: [],
    },
    undefined,
    2,
  )}\n`;
}

const oracle = `import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: '',
  secret: '',
  other: '',
};
`;
