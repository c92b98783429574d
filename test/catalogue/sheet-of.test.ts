import { describe, expect, it } from '@jest/globals';
import type { Entry, Evidence } from '../../src/catalogue/entry.ts';
import { sheetOf } from '../../src/catalogue/sheet-of.ts';
import { github } from '../../src/domain/providers/github.ts';
import { guides } from '../../src/guides/index.ts';

describe('the sheet of a sender', () => {
  const sheetWith = async (evidence?: Evidence, quirks?: readonly string[]) => {
    const guide = (await guides.get('github')?.()) as Entry['guide'];
    const all = { ...guide, ...(quirks === undefined ? {} : { quirks }) };
    const { sections } = sheetOf({
      provider: github,
      guide: all,
      samples: ['push'],
      ...(evidence ? { evidence } : {}),
    });
    return {
      headings: sections.map(({ heading }) => heading),
      said: (heading: string) => JSON.stringify(sections.find((one) => one.heading === heading)?.blocks),
    };
  };
  const proven: Evidence = {
    signs: ['the body', 'nothing of the URL'],
    vectors: ['https://docs.example/vectors, in full'],
  };

  it('says what proves it only where the tests are at hand', async () => {
    expect((await sheetWith()).headings).not.toContain('What proves it');
    const { headings, said } = await sheetWith(proven);
    expect(headings).toContain('What proves it');
    expect(said('What proves it')).toContain('<https://docs.example/vectors>, in full');
    expect(said('What proves it')).not.toContain('judges the same requests');
    expect(said('How it proves who it is')).toContain('What is signed: the body.');
  });

  it('names the package of the sender that judges alike', async () => {
    const { said } = await sheetWith({ ...proven, oracle: '@octokit/webhooks' });
    expect(said('What proves it')).toContain('`@octokit/webhooks` judges the same requests alike');
  });

  it('has nothing good to know where nothing surprises', async () => {
    expect((await sheetWith(undefined, [])).headings).not.toContain('Good to know');
    expect((await sheetWith(undefined, ['it surprises'])).headings).toContain('Good to know');
  });
});
