import { describe, expect, it } from '@jest/globals';
import { Budget } from '../../src/diagnosis/budget.ts';
import type { Axis, Cause, Vary } from '../../src/diagnosis/cause.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { type Axes, search } from '../../src/diagnosis/search.ts';
import type { Trial } from '../../src/diagnosis/trial.ts';
import { verdictOf } from '../../src/diagnosis/verdict.ts';
import {
  nothingAtHand,
  sendersAtHand,
  signedByGitHub,
  trialOf,
  withBody,
  withHeaders,
  withSecret,
} from './support/trials.ts';

const secret = 'It is a Secret to Everybody';
const body = '{"zen":"Design for failure."}';
const signed = withSecret(signedByGitHub(secret, body), secret);

function cause(axis: Axis, id: string): Cause {
  return { axis, id, words: `it is ${id}`, cure: `undo ${id}` };
}

/** Puts one thing right, in these ways. */
function vary(axis: Axis, ...changes: readonly (readonly [string, (trial: Trial) => Trial])[]): Vary {
  return (trial) => changes.map(([id, change]) => ({ cause: cause(axis, id), trial: change(trial) }));
}

const withRightBody = (trial: Trial) => withBody(trial, body);
const withRightSecret = (trial: Trial) => withSecret(trial, secret);
const withWrong = (trial: Trial) => withBody(trial, `${body}?`);

async function found(trial: Trial, axes: Axes, budget?: Budget) {
  return await search(trial, nothingAtHand, axes, () => {}, budget);
}

describe('a single cause', () => {
  it('is the first that makes it verify, and ends it', async () => {
    const body = vary('body', ['wrong', withWrong], ['right', withRightBody], ['also', withRightBody]);
    const never: Vary = () => {
      throw new Error('it was found already');
    };
    const { causes, single, pairs, isComplete } = await found(withWrong(withWrong(signed)), [
      ['body', body],
      ['url', never],
    ]);
    expect({ causes: causes.map(({ id }) => id), single, pairs, isComplete }).toEqual({
      causes: ['right'],
      single: 2,
      pairs: 0,
      isComplete: true,
    });
  });

  it('goes before a pair', async () => {
    const axes: Axes = [
      ['secret', vary('secret', ['other', (trial) => withSecret(trial, 'some other secret')])],
      ['body', vary('body', ['wrong', withWrong], ['right', withRightBody])],
    ];
    const { causes } = await found(withBody(signed, 'damaged'), axes);
    expect(causes.map(({ id }) => id)).toEqual(['right']);
  });
});

describe('two causes', () => {
  const damaged = withSecret(withBody(signed, 'damaged'), 'another secret of mine');
  const axes: Axes = [
    ['secret', vary('secret', ['secret', withRightSecret])],
    ['body', vary('body', ['wrong', withWrong], ['body', withRightBody])],
  ];

  it('are found where none alone makes it verify', async () => {
    const { causes, single, pairs } = await found(damaged, axes);
    expect(causes.map(({ id }) => id)).toEqual(['body', 'secret']);
    expect([single, pairs]).toEqual([3, 2]);
  });

  it('are of two axes: three things that are wrong, or two of one, are not found', async () => {
    const late: Trial = { ...damaged, now: 0 };
    const twice: Axes = [
      ['body', (trial) => [...(axes[1]![1](trial, nothingAtHand) as never[])].slice(0, 1)],
    ];
    expect((await found(late, twice)).causes).toEqual([]);
  });
});

describe('a second cause that is common', () => {
  const damaged = withSecret(withBody(signed, 'damaged'), 'another secret of mine');
  const stored: Vary = (trial) =>
    ['a secret of no use', secret].map((value) => ({
      cause: cause('secret', value === secret ? 'common' : 'of no use'),
      trial: withSecret(trial, value),
      isCommon: true,
    }));
  const dear = Array.from(
    { length: 30 },
    (_, at) => [`${at}`, (one: Trial) => withBody(one, `x${at}`)] as const,
  );

  it('is tried with each first one at once, so that it is found where little can be tried', async () => {
    const axes: Axes = [
      ['secret', stored],
      ['body', vary('body', ...dear.slice(0, 3), ['right', withRightBody], ...dear.slice(3))],
    ];
    const budget = () => new Budget(200_000);
    const { causes, isComplete, pairs } = await found(damaged, axes, budget());
    expect(causes.map(({ id }) => id)).toEqual(['right', 'common']);
    expect({ isComplete, pairs }).toEqual({ isComplete: true, pairs: 8 });
    const rare: Vary = async function* (trial, atHand) {
      for await (const { isCommon: _, ...one } of stored(trial, atHand)) yield one;
    };
    expect((await found(damaged, [['secret', rare], ...axes.slice(1)], budget())).causes).toEqual([]);
  });

  it('is told only where no single one is enough', async () => {
    const whole = (trial: Trial) => withRightSecret(withRightBody(trial));
    const axes: Axes = [
      ['secret', stored],
      ['body', vary('body', ['half', withRightBody], ['whole', whole])],
    ];
    const { causes, pairs } = await found(damaged, axes);
    expect({ causes: causes.map(({ id }) => id), pairs }).toEqual({ causes: ['whole'], pairs: 2 });
  });

  it('leaves the most of what may be tried to single ones, however many secrets there are', async () => {
    const many: Vary = (trial) =>
      Array.from({ length: 500 }, (_, at) => ({
        cause: cause('secret', `${at}`),
        trial: withSecret(trial, `a secret of no use ${at}`),
        isCommon: true,
      }));
    const trial = withBody(signed, 'damaged');
    const body = vary('body', ...dear.slice(0, 9), ['right', withRightBody]);
    const unrelated: Vary = (one, atHand) => (one.request === trial.request ? [] : many(one, atHand));
    const { causes } = await found(
      trial,
      [
        ['secret', unrelated],
        ['body', body],
      ],
      new Budget(1_000_000),
    );
    expect(causes.map(({ id }) => id)).toEqual(['right']);
  });
});

describe('a search', () => {
  it('judges nothing twice', async () => {
    let judgements = 0;
    const { scheme } = signed.endpoint.provider;
    const counting = {
      ...scheme,
      examine: (...of: Parameters<typeof scheme.examine>) => {
        judgements += 1;
        return scheme.examine(...of);
      },
    };
    const provider = { ...signed.endpoint.provider, scheme: counting };
    const trial = withWrong({ ...signed, endpoint: { ...signed.endpoint, provider } });
    const same = vary(
      'body',
      ...['one', 'two', 'three'].map((id) => [id, (one: Trial) => withBody(one, 'x')] as const),
    );
    expect(await found(trial, [['body', same]])).toMatchObject({ causes: [], single: 3 });
    expect(judgements).toBe(1);
  });

  it('asks for no secrets where nothing is claimed', async () => {
    const never: Vary = () => {
      throw new Error('no secret makes a claim of it');
    };
    const unsigned = { ...signed, request: { ...signed.request, headers: new Map() } };
    expect((await found(unsigned, [['secret', never]])).causes).toEqual([]);
  });

  it('pauses between two trials', async () => {
    let pauses = 0;
    const axes: Axes = [['body', vary('body', ['a', withWrong], ['b', (trial) => withBody(trial, 'b')])]];
    await search(withBody(signed, 'damaged'), nothingAtHand, axes, () => {
      pauses += 1;
    });
    expect(pauses).toBe(4);
  });

  it('ends when its budget is spent, and says so', async () => {
    const some = Array.from(
      { length: 50 },
      (_, at) => [`${at}`, (one: Trial) => withBody(one, `x${at}`)] as const,
    );
    const axes: Axes = [
      ['body', vary('body', ...some)],
      ['header', vary('header', ['last', (trial) => withHeaders(trial, ['x', 'y'])])],
    ];
    const small = await found(withWrong(signed), axes, new Budget(100_000));
    expect(small.isComplete).toBe(false);
    expect(small.single).toBeLessThan(40);
    const large = await found(withWrong(signed), axes);
    expect(large).toMatchObject({ isComplete: true, single: 51 });
  });

  it('makes not even one variant where nothing of its budget is left', async () => {
    let made = 0;
    const body: Vary = function* (trial) {
      made += 1;
      yield { cause: cause('body', 'dear'), trial };
    };
    const { isComplete } = await found(withWrong(signed), [['body', body]], new Budget(0));
    expect({ made, isComplete }).toEqual({ made: 0, isComplete: false });
  });

  it('leaves something of its budget for each axis', async () => {
    const some = Array.from(
      { length: 50 },
      (_, at) => [`${at}`, (one: Trial) => withBody(one, `x${at}`)] as const,
    );
    const axes: Axes = [
      ['header', vary('header', ...some)],
      ['body', vary('body', ['right', withRightBody])],
    ];
    const { causes } = await found(withWrong(signed), axes, new Budget(100_000));
    expect(causes.map(({ id }) => id)).toEqual(['right']);
  });
});

describe('random noise', () => {
  it.each([
    'github',
    'stripe',
    'twilio',
    'discord',
    'aws-sns',
    'adyen',
    'telegram',
    'hubspot',
    'vonage',
  ] as const)('has no cause: of %s', async (sender) => {
    const trial = trialOf(sender);
    const noise = Buffer.from('8f1c0a5be3724d96b1ffd0337ae9c654'.repeat(4), 'hex');
    const headers = [...trial.request.headers].map(([name]) => [name, noise.toString('base64')] as const);
    const damaged = withSecret(
      withHeaders(withBody(trial, noise), ...headers),
      'a secret that signed nothing',
    );
    const diagnosis = await diagnose(damaged, { ...sendersAtHand, otherUrls: ['https://example.com/a'] });
    expect(diagnosis).toMatchObject({ isVerified: false, causes: [] });
    expect(diagnosis.tried.single).toBeGreaterThan(0);
    expect(diagnosis.verdict).toMatch(
      /^It does not verify: .*[.] None of \d+ usual causes? and \d+ pairs? of them that were tried makes it verify[.] /,
    );
  });
});

it('what was tried is told in the singular where it is one', () => {
  const tried = { causes: [], single: 1, pairs: 1, isComplete: true };
  expect(verdictOf('signature_mismatch', tried, [])).toContain(
    'None of 1 usual cause and 1 pair of them that',
  );
});

it('what was too large to try all is told as such', () => {
  const tried = { causes: [], single: 1, pairs: 0, isComplete: false };
  expect(verdictOf('signature_mismatch', tried, [])).toBe(
    'It does not verify: the proof is not right for this body, this URL and these secrets. None of 1 usual cause and 0 pairs of them that were tried makes it verify, and its body is too large to try all. Compare the secret with the one at the sender, and the body with what was sent, byte for byte.',
  );
});
