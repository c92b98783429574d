import { expect, it } from '@jest/globals';
import { bodyCauses } from '../../../src/diagnosis/body/body-causes.ts';
import { bodySuspicions } from '../../../src/diagnosis/body/body-suspicions.ts';
import { growthOf, mostGrowth } from '../../support/growth.ts';
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

it.each<[string, (length: number) => string]>([
  ['nested without end', (length) => '['.repeat(length / 2) + ']'.repeat(length / 2)],
  [
    'a list that is deep enough to grow',
    (length) => `${'['.repeat(99)}${'1,'.repeat(length / 2)}1${']'.repeat(99)}`,
  ],
  ['objects without end', (length) => `${'{"a":'.repeat(length / 6)}1${'}'.repeat(length / 6)}`],
  ['equals signs', (length) => `${'='.repeat(length)} `],
  ['white space', (length) => `a${' '.repeat(length)}!`],
  ['white space before', (length) => `${' '.repeat(length)}!`],
  ['quotes', (length) => "'".repeat(length)],
  ['backslashes', (length) => '\\'.repeat(length + 1)],
  ['line ends', (length) => '\r'.repeat(length)],
  ['ampersands', (length) => '&'.repeat(length)],
  ['percent signs', (length) => `${'%41'.repeat(length / 3)} `],
  ['digits', (length) => `0x${'00'.repeat(length / 2)}g`],
  ['bytes of Python', (length) => `b'${"\\x41' ".repeat(length / 6)}`],
  ['entities', (length) => '&quot;'.repeat(length / 6)],
  ['a head without end', (length) => `POST / HTTP/1.1\r\n${'a: b\r\n'.repeat(length / 6)}`],
])('what is made to be dear stays cheap: %s', async (_, make) => {
  const body = make(60_000);
  expect(made(body).bytes).toBeLessThan(60 * body.length);
  const suspicions = (text: string) => bodySuspicions(withBody(trialOf('github', 2), text), () => {});
  expect((await suspicions(body)).length).toBeLessThan(5);
  const cost = await growthOf(60_000, make, async (text) => [made(text), await suspicions(text)]);
  expect(cost).toBeLessThan(mostGrowth);
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
