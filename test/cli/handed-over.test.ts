import { describe, expect, it } from '@jest/globals';
import { ContainerModule } from 'inversify';
import { handedOver, lambdaEntry, lambdaEntryOf } from '../../src/cli/entry/handed-over.ts';
import { github } from '../../src/domain/providers/github.ts';

const modules = [new ContainerModule(() => {})];

describe('an entry that is loaded for serve', () => {
  it('hands over what it adds to the built-in providers, or nothing', async () => {
    expect(handedOver()).toBeUndefined();
    await lambdaEntry();
    expect(handedOver()).toEqual({ providers: [], modules: [], hasBuiltIn: true });
    await lambdaEntry({ providers: [github] });
    expect(handedOver()).toEqual({ providers: [github], modules: [], hasBuiltIn: true });
    await lambdaEntry({ modules });
    expect(handedOver()).toEqual({ providers: [], modules, hasBuiltIn: true });
  });

  it('hands over the providers that are all there are', async () => {
    await lambdaEntryOf([github]);
    expect(handedOver()).toEqual({ providers: [github], modules: [], hasBuiltIn: false });
    await lambdaEntryOf([], { modules });
    expect(handedOver()).toEqual({ providers: [], modules, hasBuiltIn: false });
  });

  it('is not called here', async () => {
    const entry = await lambdaEntryOf([github]);
    for (const start of [entry.handler, entry.redrive, entry.check])
      await expect((start as () => Promise<unknown>)()).rejects.toThrow('called through sallyport serve');
  });
});
