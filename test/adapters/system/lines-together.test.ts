import { beforeEach, describe, expect, it } from '@jest/globals';
import { LinesTogether } from '../../../src/adapters/system/lines-together.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('lines of one moment', () => {
  let written: string[];
  let lines: LinesTogether;
  beforeEach(() => {
    written = [];
    lines = new LinesTogether((text) => written.push(text));
  });

  it('are written at once, in their order, before the loop turns', async () => {
    for (const line of ['a', 'b', 'ü']) lines.add(line);
    expect(written).toEqual([]);
    await Promise.resolve();
    expect(written).toEqual(['a\nb\nü\n']);
  });

  it('are not those of the next one', async () => {
    lines.add('a');
    await turn();
    lines.add('b');
    await turn();
    expect(written).toEqual(['a\n', 'b\n']);
  });

  it('are never so many that lines of others come between', async () => {
    const line = 'ü'.repeat(1_000);
    for (const _ of [1, 2, 3]) lines.add(line);
    lines.add('x'.repeat(5_000));
    await turn();
    expect(written.map((text) => Buffer.byteLength(text))).toEqual([4_002, 2_001, 5_001]);
  });

  it('are written by whoever cannot wait, and only once', async () => {
    lines.add('a');
    lines.flush();
    await turn();
    expect(written).toEqual(['a\n']);
  });
});
