import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import * as v from 'valibot';
import { described, jsonSchemaOf } from '../scripts/schema/json-schema.ts';
import { configOf } from '../src/app/configuration/config-of.ts';
import { namedProviders } from '../src/app/configuration/named-providers.ts';

const schema = JSON.parse(readFileSync('docs/sallyport.schema.json', 'utf8'));
const ajv = new Ajv({ allErrors: true, strictTypes: false });
ajv.addVocabulary(['enumDescriptions']);
const isValid = ajv.compile(schema);

async function isAccepted(document: Readonly<Record<string, unknown>>): Promise<boolean> {
  try {
    configOf(
      document,
      await namedProviders(document),
      schema.properties.endpoints.additionalProperties.properties.provider.enum,
    );
    return true;
  } catch {
    return false;
  }
}

const github = { provider: 'github', secretId: 'github' };
const of = (endpoint: object, more: object = {}) => ({ endpoints: { one: endpoint }, ...more });

/** The documents of configurations in pages: in blocks, and in what a shell writes to a file. */
const documents = ['README.md', 'docs/local.md'].flatMap((page) =>
  [
    ...readFileSync(page, 'utf8').matchAll(
      /^(?:```json|cat > sallyport.json <<'EOF')\n(\{\n {2}"(?:\$schema|endpoints)[\s\S]*?\n\})\n(?:```|EOF)/gm,
    ),
  ].map(([, text = '']) => [page, text] as const),
);

describe('the JSON Schema of the configuration', () => {
  it('is read from two pages at least', () => {
    expect(new Set(documents.map(([page]) => page)).size).toBe(2);
  });

  it.each(documents)('takes the document of %s', (_, text) => {
    isValid(JSON.parse(text));
    expect(isValid.errors).toBeNull();
  });

  it.each([
    ['nothing but an endpoint', of(github)],
    [
      'all that can be set',
      of(
        { ...github, bus: 'b', format: 'envelope', publicUrl: 'https://a.example/b?c=*&d=1' },
        {
          $schema: './schema.json',
          bus: 'default',
          format: 'quick-start',
          maxEntryBytes: 262144,
          secretTtlSeconds: 0,
          previousSecretSeconds: 1,
          staleSecretSeconds: 1,
          originSecretId: 'cdn',
          url: 'https://a.example',
          claimCheck: { bucket: 'b' },
          park: { queueUrl: 'https://sqs.example/q', deadLetterUrl: 'https://sqs.example/d' },
          dedupe: { table: 't', windowSeconds: 0 },
        },
      ),
    ],
    [
      'an option with what it needs',
      of({ provider: 'twilio', secretId: 's', options: { allowGet: true }, publicUrl: 'https://a.example/' }),
    ],
    ['an option that is off', of({ provider: 'twilio', secretId: 's', options: { allowGet: false } })],
    ['no secret where none is stored', of({ provider: 'paypal', options: { webhookId: '5GP' } })],
    ['no options of a provider that has none', of({ ...github, options: {} })],
  ])('takes, as the gateway does, %s', async (_, document) => {
    isValid(document);
    expect([isValid.errors, await isAccepted(document)]).toEqual([null, true]);
  });

  it.each([
    ['no endpoints', {}],
    ['none of them', { endpoints: {} }],
    ['a list of them', { endpoints: [github] }],
    ['a name that is no path', { endpoints: { UP: github } }],
    ['a key that nobody knows', of(github, { colour: 1 })],
    ['a key of an endpoint that nobody knows', of({ ...github, secret: 'x' })],
    ['no provider', of({ secretId: 'x' })],
    ['a provider that nobody knows', of({ provider: 'gitbuh', secretId: 'x' })],
    ['no secret where one is stored', of({ provider: 'github' })],
    ['an empty secret', of({ provider: 'github', secretId: '' })],
    [
      'a secret where none is stored',
      of({ provider: 'paypal', secretId: 'x', options: { webhookId: '5GP' } }),
    ],
    ['options that are missing', of({ provider: 'paypal' })],
    ['an option of the wrong type', of({ provider: 'paypal', options: { webhookId: 1 } })],
    ['an empty option', of({ provider: 'paypal', options: { webhookId: '' } })],
    ['an option that its provider does not have', of({ ...github, options: { webhookId: 'x' } })],
    ['an option of the wrong shape', of({ provider: 'aws-sns', options: { topicArn: 'orders' } })],
    [
      'an option without the URL that it needs',
      of({ provider: 'twilio', secretId: 's', options: { allowGet: true } }),
    ],
    ['a URL that is none', of(github, { url: 'hooks.example' })],
    ['a public URL with a fragment', of({ ...github, publicUrl: 'https://a.example/#b' })],
    ['a public URL that ends anywhere', of({ ...github, publicUrl: 'https://a.example/?a=*' })],
    ['an entry that is too large', of(github, { maxEntryBytes: 1_048_577 })],
    ['half a second', of(github, { secretTtlSeconds: 0.5 })],
    ['a time before now', of(github, { dedupe: { table: 't', windowSeconds: -1 } })],
    ['a format that nobody knows', of(github, { format: 'xml' })],
    ['no bucket', of(github, { claimCheck: {} })],
  ])('refuses, as the gateway does, %s', async (_, document) => {
    expect([isValid(document), await isAccepted(document)]).toEqual([false, false]);
  });

  it.each([
    [
      'a queue that is its own for dead letters',
      of(github, { park: { queueUrl: 'https://a.example/q', deadLetterUrl: 'https://a.example/q' } }),
    ],
    [
      'options of which each alone is right',
      of({ provider: 'token', secretId: 's', options: { header: 'x-t', query: 't' } }),
    ],
    ['a bus whose name EventBridge refuses', of(github, { bus: 'b us' })],
  ])('leaves to the gateway what it cannot say: %s', async (_, document) => {
    expect([isValid(document), await isAccepted(document)]).toEqual([true, false]);
  });
});

describe('a schema for an editor', () => {
  it('is not made where something cannot be said', () => {
    expect(() => jsonSchemaOf(v.object({ at: v.date() }))).toThrow(/date/);
    expect(() => jsonSchemaOf(v.pipe(v.string(), v.regex(/a/i)))).toThrow(/flags/);
  });

  it('is not made where a key has no sentence', () => {
    const made = jsonSchemaOf(v.object({ colour: v.string() }));
    expect(() => described(made, new Map())).toThrow('colour is not described');
    expect(described(made, new Map([['colour', 'of the sky']])).properties).toEqual({
      colour: { type: 'string', description: 'of the sky' },
    });
  });
});
