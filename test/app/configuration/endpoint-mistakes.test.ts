import { describe, expect, it } from '@jest/globals';
import { ConfigInvalid, toConfig } from '../../../src/app/configuration/config.ts';
import { defineProvider, type Provider } from '../../../src/domain/provider.ts';
import { header } from '../../../src/domain/verification/carriers.ts';
import { certificate } from '../../../src/domain/verification/schemes/public-key.ts';
import { token } from '../../../src/domain/verification/schemes/token.ts';

const facts = {
  docs: 'https://docs.globex.example/',
  source: 'globex.example',
  answerWithinMs: 1_000,
  read: ({ content }: Parameters<Provider['read']>[0]) => [{ type: undefined, content }] as const,
} as const;

/** Shows a token in a header that the endpoint names. */
const globex = defineProvider({
  ...facts,
  id: 'globex',
  name: 'Globex',
  options: {
    header: {
      type: 'string',
      meaning: 'where the token is',
      required: true,
      example: 'x-token',
      shape: { pattern: /^x-[a-z-]+$/, words: 'the name of a header that begins with x-' },
    },
    lanes: { type: 'number', meaning: 'how many' },
    strict: { type: 'boolean', meaning: 'more of it' },
  },
  scheme: ({ header: name }) => token(header(name)),
});

/** Publishes its keys. */
const initech = defineProvider({
  ...facts,
  id: 'initech',
  name: 'Initech',
  scheme: certificate({
    algorithm: 'rsa-sha256',
    encoding: 'base64',
    at: header('x-signature'),
    certificateAt: header('x-certificate'),
    keyAddress: /https:\/\/keys[.]initech[.]example\/[a-z]+[.]pem/,
    message: ({ body }) => [body],
  }),
});

function mistakesOf(endpoint: object): readonly string[] {
  try {
    toConfig({ endpoints: { hook: endpoint } }, [globex, initech]);
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.mistakes;
    throw error;
  }
  return [];
}

const ofGlobex = (options: unknown) => mistakesOf({ provider: 'globex', secretId: 's', options });

describe('an option', () => {
  it('that is needed is asked for, with what one looks like', () => {
    const missing = 'endpoints.hook.options.header: is missing: this provider needs it, for example x-token';
    expect(mistakesOf({ provider: 'globex', secretId: 's' })).toEqual([missing]);
    expect(ofGlobex({})).toEqual([missing]);
  });

  it.each([
    [{ header: 'x-a', lanes: 1.5, strict: false }, []],
    [{ header: 1 }, ['options.header: must be text']],
    [{ header: 'Authorization' }, ['options.header: must be the name of a header that begins with x-']],
    [{ header: 'x-a', lanes: '1' }, ['options.lanes: must be a number']],
    [{ header: 'x-a', lanes: null }, ['options.lanes: must be a number']],
    [{ header: 'x-a', strict: 'true' }, ['options.strict: must be true or false']],
    [
      { header: 'x-a', other: 1 },
      ['options.other: no such option of this provider, which has header, lanes, strict'],
    ],
    [
      { header: [], lanes: {}, strict: 0, constructor: 1 },
      [
        'options.header: must be text',
        'options.lanes: must be a number',
        'options.strict: must be true or false',
        'options.constructor: no such option of this provider, which has header, lanes, strict',
      ],
    ],
  ])('is judged by what its provider declares: %j', (options, mistakes) => {
    expect(ofGlobex(options)).toEqual(mistakes.map((mistake) => `endpoints.hook.${mistake}`));
  });

  it('is no member that every object has', () => {
    const hidden = JSON.parse('{"header":"x-a","__proto__":{"lanes":"x"}}');
    expect(ofGlobex(hidden)).toEqual([
      'endpoints.hook.options.__proto__: no such option of this provider, which has header, lanes, strict',
    ]);
    expect(ofGlobex([])).toEqual(['endpoints.hook.options: must be an object']);
  });
});

describe('the secret of an endpoint', () => {
  it('is missing where one is stored', () => {
    const options = { header: 'x-a' };
    expect(mistakesOf({ provider: 'globex', options })).toEqual(['endpoints.hook.secretId: is missing']);
    expect(mistakesOf({ provider: 'nobody' })).toContain('endpoints.hook.secretId: is missing');
  });

  it('has no use where the provider publishes its keys', () => {
    expect(mistakesOf({ provider: 'initech' })).toEqual([]);
    expect(mistakesOf({ provider: 'initech', secretId: 's' })).toEqual([
      'endpoints.hook.secretId: has no use: this provider publishes its keys, and nothing is stored',
    ]);
    const [endpoint] = toConfig({ endpoints: { hook: { provider: 'initech' } } }, [initech]).endpoints;
    expect(endpoint).not.toHaveProperty('secretId');
  });
});
