import { describe, expect, it } from '@jest/globals';
import { rehearsalLine, rehearsalTable, summaryOf } from '../../../src/cli/rehearse/rehearsal-table.ts';
import type { Played } from '../../../src/rehearsal/played.ts';
import { notedIo } from '../../support/noted-io.ts';

function played(parts: Partial<Played> = {}): Played {
  return {
    mood: 'twice',
    verdict: 'right',
    sent: 'the same twice',
    answer: '200, 200',
    rightAnswer: '2xx',
    because: 'the second is a repetition',
    isTakenAllTheSame: false,
    isUnreachable: false,
    isUnanswered: false,
    isSilent: false,
    ...parts,
  };
}

const wrong = played({ mood: 'stale', verdict: 'wrong', rightAnswer: '401', because: 'it is too old' });
const notRun = played({ mood: 'abort', verdict: 'not run', sent: '', answer: '', because: 'no body' });
const { io } = notedIo();

describe('a mood as it ends', () => {
  it('has the answer, or why nothing was sent', () => {
    expect(rehearsalLine(wrong, io)).toBe('wrong    stale               200, 200');
    expect(rehearsalLine(notRun, io)).toBe('not run  abort               no body');
  });
});

describe('the table of a rehearsal', () => {
  it('has a dash for what is not there, and a reason for what is not as one would expect', () => {
    const all = [
      played(),
      wrong,
      { ...wrong, mood: 'future' },
      notRun,
      played({ mood: 'oversize', isTakenAllTheSame: true, because: 'it is not large' }),
    ];
    expect(rehearsalTable(all, io).map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual([
      'mood | sent | answer | right answer | verdict',
      'twice | the same twice | 200, 200 | 2xx | right',
      'stale | the same twice | 200, 200 | 401 | wrong',
      'future | the same twice | 200, 200 | 401 | wrong',
      'abort | - | - | 2xx | not run',
      'oversize | the same twice | 200, 200 | 2xx | right',
      'stale, future: right is 401, since it is too old',
      'abort: not run, since no body',
      'oversize: taken rightly, since it is not large',
      expect.stringMatching(/^what came onto the bus was not looked at: /),
    ]);
  });
});

describe('the table of a rehearsal on a narrow terminal', () => {
  it.each([
    [64, 'mood | sent | answer | right answer | verdict', 'stale | the same twice | 200, 200 | 401 | wrong'],
    [48, 'mood | answer | right answer | verdict', 'stale | 200, 200 | 401 | wrong'],
    [32, 'mood | answer | verdict', 'stale | 200, 200 | wrong'],
  ])('of %d columns leaves out what can be done without', (columns, ...lines) => {
    const narrow = { ...io, out: { ...io.out, columns } };
    const table = rehearsalTable([wrong], narrow);
    expect(table.slice(0, 2).map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual(lines);
    for (const line of table.slice(0, 2)) expect(line.length).toBeLessThanOrEqual(columns);
  });
});

it('says in words why there was no answer, for which a row has no room', () => {
  const cut = 'http://127.0.0.1:8787: the connection was cut before an answer came (ECONNRESET)';
  const lines = rehearsalTable([{ ...wrong, answer: cut, isUnanswered: true }], io);
  expect(lines[2]).toBe(`stale: ${cut}; right is 401, since it is too old`);
});

it('has how many events came onto the bus where that could be seen, and else says that it could not', () => {
  const lines = (all: readonly Played[]) =>
    rehearsalTable(all, io).map((line) => line.trimEnd().replaceAll(/ {2,}/g, ' | '));
  const lost = played({ verdict: 'wrong', rightAnswer: '2xx and 1 event', because: 'it is to come once' });
  expect(lines([{ ...lost, events: { found: 2, right: 1 } }, notRun])).toEqual([
    'mood | sent | answer | right answer | events | verdict',
    'twice | the same twice | 200, 200 | 2xx and 1 event | 2 | wrong',
    'abort | - | - | 2xx | - | not run',
    'twice: right is 2xx and 1 event, since it is to come once',
    'abort: not run, since no body',
  ]);
  expect(lines([played()]).at(-1)).toMatch(/^what came onto the bus was not looked at: /);
});

describe('the last line of a rehearsal', () => {
  it.each([
    ['github: the gateway is right in all 2 moods', [played(), played()], true],
    ['github: the gateway is right in all 1 moods, 1 not run', [played(), notRun], true],
    ['github: the gateway is wrong in 1 of 2 moods, 1 not run', [played(), wrong, notRun], false],
    ['github: the gateway is wrong in 0 of 0 moods, 1 not run', [notRun], false],
  ])('is "%s"', (text, all, isGood) => {
    expect(summaryOf(all, 'github')).toEqual({ text, isGood });
  });
});
