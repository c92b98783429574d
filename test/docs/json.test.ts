import { describe, expect, it } from '@jest/globals';
import { App } from 'aws-cdk-lib';
import { type AppContext, readContext } from '../../infra/app-context.ts';
import { toConfig } from '../../src/app/configuration/config.ts';
import { isObject } from '../../src/domain/content/json.ts';
import { compilePattern } from '../../src/pattern/compile-pattern.ts';
import { isOfSender } from './support/page-files.ts';
import { blocksIn } from './support/pages.ts';

type Document = Readonly<Record<string, unknown>>;

/** What a document can be, told by a key of it. */
const kinds: Readonly<Record<string, (document: Document, text: string) => unknown>> = {
  endpoints: (document) => toConfig(document),
  source: (_, text) => compilePattern(text),
  context: ({ context }) => deployed(readContext(new App({ context: context as Document }).node)),
  deliveries: ({ signature, deliveries }) => {
    if (!isObject(signature) || !Array.isArray(deliveries) || deliveries.length === 0)
      throw new Error('fixtures say where the signature stands, and hold deliveries');
  },
};

/** What is deployed of a context is configured so, with secrets of its own. */
function deployed({ endpoints }: AppContext) {
  const whole = Object.entries(endpoints).map(([name, one]) => [name, { ...one, secretId: name }]);
  return toConfig({ endpoints: Object.fromEntries(whole) });
}

/** @throws where it is not JSON, or not what it seems to be */
function check(text: string): void {
  const document = JSON.parse(text) as Document;
  const kind = Object.keys(kinds).find((key) => key in document);
  if (!kind)
    throw new Error(
      `neither a configuration, a pattern, a context nor fixtures: it has ${Object.keys(document)}`,
    );
  kinds[kind]?.(document, text);
}

describe('the JSON of the pages', () => {
  const all = blocksIn('json');
  const patterns = all.filter(({ page }) => isOfSender(page));
  const others = all.filter(({ page }) => !isOfSender(page));

  it.each(others.map(({ page, line, code }) => [`${page}:${line}`, code] as const))(
    'is what it seems to be: %s',
    (_, code) => {
      expect(() => check(code)).not.toThrow();
    },
  );

  it('is patterns of rules on the pages of senders', () => {
    for (const { code } of patterns) expect(() => compilePattern(code)).not.toThrow();
    expect(patterns.length).toBeGreaterThan(15);
  });

  it.each([
    ['is not JSON', '{"endpoints": }'],
    ['is a configuration with a key that is unknown', '{"endpoints":{"github":{"provider":"github"}}}'],
    ['is a pattern that rules refuse', '{"source":"github.com"}'],
    ['is a context that deploys nothing', '{"context":{"endpoints":{"github":{"provider":"gitbuh"}}}}'],
    ['is fixtures of nothing', '{"signature":{},"deliveries":[]}'],
    ['is nothing that is known', '{"colour":"red"}'],
  ])('is found fault with where it %s', (_, code) => {
    expect(() => check(code)).toThrow();
  });
});
