import { describe, expect, it } from '@jest/globals';
import { providers } from '../../src/domain/providers/index.ts';
import { didYouMean, meantBy } from '../../src/words/did-you-mean.ts';

const ids: readonly string[] = providers.map(({ id }) => id);

describe('of what is known is meant', () => {
  it.each([
    { word: 'githib', meant: ['github'] },
    { word: 'gihub', meant: ['github'] },
    { word: 'gtihub', meant: ['github'] },
    { word: 'GitHub', meant: ['github'] },
    { word: 'github-enterprise', meant: ['github'] },
    { word: 'twillio', meant: ['twilio'] },
    { word: 'shoppify', meant: ['shopify'] },
    { word: 'paypall', meant: ['paypal'] },
    { word: 'tresury', meant: ['modern-treasury'] },
    { word: 'qstach', meant: ['upstash-qstash'] },
    { word: 'pusher', meant: ['pusher-beams', 'pusher-channels'] },
    { word: 'qqqq', meant: [] },
    { word: '', meant: [] },
    { word: 'a-word-that-is-far-from-all', meant: [] },
  ])('$word: $meant', ({ word, meant }) => {
    expect(meantBy(word, ids)).toEqual(meant);
  });

  it('every sender of five letters or more, where two letters are exchanged, or one is left out or doubled', () => {
    const missed = ids
      .filter((id) => id.length >= 5)
      .flatMap((id) =>
        [
          id.slice(0, 2) + id.slice(3),
          id.slice(0, 3) + id.slice(2),
          `${id.slice(0, 2)}${id[3]}${id[2]}${id.slice(4)}`,
        ].map((word) => ({ id, word })),
      )
      .filter(({ id, word }) => !ids.includes(word) && !meantBy(word, ids).includes(id));
    expect(missed).toEqual([]);
    expect(ids.length).toBeGreaterThan(100);
  });

  it.each([
    { word: 's', meant: ['serve', 'send', 'samples'] },
    { word: 'E', meant: ['events', 'enrol'] },
    { word: 'n', meant: [] },
    { word: 'x', meant: [] },
  ])('what begins with a letter: $word: $meant', ({ word, meant }) => {
    expect(meantBy(word, ['serve', 'send', 'rehearse', 'samples', 'events', 'enrol'])).toEqual(meant);
  });

  it('nothing by a letter with which many begin', () => {
    expect(meantBy('s', ids)).toEqual([]);
    expect(ids.filter((id) => id.startsWith('s')).length).toBeGreaterThan(3);
  });

  it('what has the word in any of its names', () => {
    const all = providers.filter(({ id }) => id === 'aws-sns' || id === 'github');
    expect(meantBy('amazon', all, ({ id, name }) => [id, name]).map(({ id }) => id)).toEqual(['aws-sns']);
  });
});

it('a question names the first of many', () => {
  expect(didYouMean('er', ids, 'none')).toMatch(
    /^do you mean (?:[a-z0-9-]+, ){9}[a-z0-9-]+ … and \d+ more[?]$/,
  );
  expect(didYouMean('qqqq', ids, 'none')).toBe('none');
});
