import { describe, expect, it } from '@jest/globals';
import type { Io } from '../../src/cli/io.ts';
import { knownIds, knownProviders } from '../../src/cli/known-providers.ts';
import type { Provider } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';
import { notedIo } from '../support/noted-io.ts';

describe("the providers of somebody's own entry", () => {
  const acme: Provider = { ...github, id: 'acme' };
  const io = (hasBuiltIn: boolean): Io =>
    notedIo({ own: { file: 'mine.ts', providers: [acme], modules: [], hasBuiltIn } }).io;

  it('are all there are where it hands over its own alone', async () => {
    expect(knownIds(io(false))).toEqual(['acme']);
    expect(await knownProviders(io(false))).toEqual([acme]);
  });

  it('stand beside those that a document names', async () => {
    expect(knownIds(io(true))).toEqual(expect.arrayContaining(['github', 'acme']));
    const document = { endpoints: { hook: { provider: 'stripe', secretId: 's' } } };
    expect((await knownProviders(io(true), document)).map(({ id }) => id)).toEqual(['stripe', 'acme']);
  });
});
