import { expect, it } from '@jest/globals';
import { bodyCauses } from '../../../src/diagnosis/body/body-causes.ts';
import { bodySuspicions } from '../../../src/diagnosis/body/body-suspicions.ts';
import { trialOf, withBody } from '../support/trials.ts';

const item = {
  id: 820982911946154508n.toString(),
  name: "Zoë's 日本",
  text: 'a < b & "c"',
  url: 'https://a/b',
  total: 1.5,
  list: [],
};
const listOf = (bytes: number) =>
  JSON.stringify(Array(Math.ceil(bytes / JSON.stringify(item).length)).fill(item));

/** How many variants there are, and how many bytes in all. */
function made(body: string) {
  const sizes = [...bodyCauses(withBody(trialOf('github', 2), body))].map(
    ({ trial }) => trial.request.body.length,
  );
  return { trials: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

it('a large body is tried in as many ways as a small one, and in none that makes it much larger', () => {
  const [small, large] = [made(listOf(2_000)), made(listOf(200_000))];
  expect(large.trials).toBe(small.trials);
  expect(large.trials).toBeGreaterThanOrEqual(40);
  expect(large.bytes).toBeLessThan(large.trials * 2 * 200_000);
});

it.each([
  ['nested without end', '['.repeat(40_000) + ']'.repeat(40_000)],
  ['a list that is deep enough to grow', `${'['.repeat(99)}${'1,'.repeat(20_000)}1${']'.repeat(99)}`],
  ['objects without end', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ['equals signs', `${'='.repeat(60_000)} `],
  ['white space', `a${' '.repeat(60_000)}!`],
  ['quotes', "'".repeat(60_000)],
  ['backslashes', '\\'.repeat(60_001)],
  ['line ends', '\r'.repeat(60_000)],
  ['ampersands', '&'.repeat(60_000)],
])('what is made to be dear stays cheap: %s', (_, body) => {
  const { bytes } = made(body);
  expect(bytes).toBeLessThan(60 * body.length);
  expect(bodySuspicions(withBody(trialOf('github', 2), body)).length).toBeLessThan(5);
});

it('nothing is made before it is asked for', () => {
  const variants = bodyCauses(withBody(trialOf('github', 2), `{"a":"${'x'.repeat(30)}"}`));
  const parse = JSON.parse;
  const parsed: string[] = [];
  JSON.parse = (text: string) => {
    parsed.push(text);
    return parse(text);
  };
  try {
    expect(variants.next().value?.cause.id).toBe('body_line_end_lost');
    expect(parsed).toEqual([]);
    expect([...variants].length).toBeGreaterThan(10);
    expect(parsed).not.toEqual([]);
  } finally {
    JSON.parse = parse;
  }
});
