import { describe, expect, it } from '@jest/globals';
import { chosenSample } from '../../../src/cli/send/chosen-sample.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { samples } from '../../../src/samples/index.ts';

const initech = { ...github, id: 'initech', methods: ['PUT'] as const };
const unique = '72d3162e-cc78-11e3-81ab-4c9367dc0958';

describe('the sample that is sent', () => {
  it('is the first of the provider where none is named', async () => {
    const make = await chosenSample(github, undefined, false);
    expect(make(unique).headers['x-github-event']).toBe('push');
  });

  it('is the one that is named, also beside a body of the user', async () => {
    const make = await chosenSample(github, 'issues.opened', true);
    expect(make(unique).headers).toMatchObject({ 'x-github-event': 'issues', 'x-github-delivery': unique });
  });

  it('is an empty request of the first method where the provider has none and the user brings the body', async () => {
    const make = await chosenSample(initech, undefined, true);
    expect(make(unique)).toEqual({
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '',
    });
  });

  it.each([
    { what: 'nothing is named', event: undefined, hasBody: false },
    { what: 'an event is named', event: 'push', hasBody: false },
    { what: 'an event is named beside a body', event: 'push', hasBody: true },
  ])('is none where the provider has none and $what, which says how to go on', async ({ event, hasBody }) => {
    await expect(chosenSample(initech, event, hasBody)).rejects.toThrow(
      'there is no sample of initech; send a body of your own: sallyport send initech --file <path>, ',
    );
  });

  it('is none of another name, and says which there are', async () => {
    const names = Object.keys((await samples.get('twilio')?.()) ?? {});
    await expect(chosenSample({ ...github, id: 'twilio' }, 'fax', true)).rejects.toThrow(
      `there is no sample 'fax' of twilio; there are: ${names.join(', ')}`,
    );
  });
});

describe('the list of samples', () => {
  it('names no provider that is not there, and each of its files has a sample', async () => {
    const ids = providers.map(({ id }): string => id);
    expect(samples.size).toBeGreaterThan(2);
    for (const [id, read] of samples) {
      expect(ids).toContain(id);
      expect(Object.keys(await read()).length).toBeGreaterThan(0);
    }
  });
});
