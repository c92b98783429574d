import { describe, expect, it } from '@jest/globals';
import type { ReceivedEvent, ReceivedEvents } from '../../src/workbench/received-events.ts';
import { explainPattern, rulesTrial, tryPattern } from '../../src/workbench/rules-trial.ts';
import { RefusedError } from '../../src/workbench/workbench.ts';

const event = (at: number, action: string): ReceivedEvent => ({
  key: `${at}.0`,
  time: at,
  endpoint: 'github',
  source: 'github.com',
  type: 'pull_request',
  json: JSON.stringify({ source: 'github.com', detail: { action } }),
});

function received(events: readonly ReceivedEvent[], each = () => {}): ReceivedEvents {
  return {
    *newest(limit) {
      for (const one of events.slice(0, limit)) {
        each();
        yield one;
      }
    },
    get: (key) => events.find((one) => one.key === key)?.json,
  };
}

const opened = '{"detail":{"action":["opened"]}}';

describe('a pattern that is tried on what came', () => {
  it('says of each of the newest events whether it matches', async () => {
    const events = [event(3, 'opened'), event(2, 'closed'), event(1, 'opened')];
    const { json: _, ...shown } = event(3, 'opened');
    expect(await tryPattern(opened, 2, received(events))).toEqual({
      looked: 2,
      matched: 1,
      events: [{ ...shown, isMatch: true }, expect.objectContaining({ key: '2.0', isMatch: false })],
    });
  });

  it('says where it is wrong', async () => {
    expect(await tryPattern('{"a":"x"}', 9, received([]))).toEqual({
      mistake: { message: 'a: must be an object or an array', from: 5, to: 8 },
    });
  });

  it('lets others have their turn in between', async () => {
    let turns = 0;
    const other = setInterval(() => (turns += 1), 0);
    const slow = () => {
      const end = performance.now() + 3;
      while (performance.now() < end);
    };
    await tryPattern(
      opened,
      20,
      received(
        Array.from({ length: 20 }, (_, at) => event(at, 'opened')),
        slow,
      ),
    );
    clearInterval(other);
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});

describe('the rules of the page', () => {
  it('try, explain and export without a rules file', async () => {
    const rules = rulesTrial(received([event(1, 'opened')]));
    expect(await rules.try(opened, 1)).toMatchObject({ looked: 1, matched: 1 });
    expect(rules.explain(opened, '1.0')).toMatchObject({ isMatch: true });
    expect(rules.export('a rule', opened, 'cli')).toContain(opened);
    expect(rules.export('a rule', opened, 'cli', { file: 'f' })).toContain('queue');
  });
});

describe('why an event does not match', () => {
  const events = received([event(1, 'opened'), event(2, 'closed')]);

  it('is told of the event of this key', () => {
    expect(explainPattern(opened, '1.0', events)).toEqual({ event: '1.0', isMatch: true });
    expect(explainPattern(opened, '2.0', events)).toEqual({
      event: '2.0',
      isMatch: false,
      difference: {
        field: 'detail.action',
        found: ['"closed"'],
        wanted: '"opened"',
        example: '"opened"',
        words: 'detail.action is "closed"; the pattern wants "opened".',
      },
    });
  });

  it('is not told where there is no such event, and refused where the pattern is wrong', () => {
    expect(explainPattern(opened, '3.0', events)).toBeUndefined();
    expect(() => explainPattern('{"a":[]}', '1.0', events)).toThrow(RefusedError);
    expect(() => explainPattern('{"a":[]}', '1.0', events)).toThrow('a: the array is empty');
  });
});
