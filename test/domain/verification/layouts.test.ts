import { describe, expect, it } from '@jest/globals';
import {
  commaAndSpaceList,
  commaList,
  keyValueGroups,
  keyValueList,
  plain,
  spacedList,
} from '../../../src/domain/verification/layouts.ts';

const missing = { verified: false, code: 'signature_missing' };

describe('a signature alone', () => {
  const layout = plain('sha256=');

  it('is read behind its prefix', () => {
    expect(layout.read('sha256=abc')).toEqual(['abc']);
    expect(plain().read('abc')).toEqual(['abc']);
  });

  it.each(['abc', 'SHA256=abc', ' sha256=abc', 'sha1=abc', 'sha256:abc'])('is malformed as %j', (text) => {
    expect(layout.read(text)).toEqual({ verified: false, code: 'signature_malformed' });
  });

  it('is read back as it was written, whatever stood there before', () => {
    expect(layout.read(layout.write('abc', 'other'))).toEqual(['abc']);
  });
});

describe('signatures in groups of keys and values', () => {
  const layout = keyValueGroups('v1');

  it.each([
    ['t=1,v1=a', ['a']],
    ['t=1,v1=a t=1,v1=b', ['a', 'b']],
    ['t=1,v0=a t=1,v1=b', ['b']],
  ])('are read from %s', (text, signatures) => {
    expect(layout.read(text)).toEqual(signatures);
  });

  it.each([
    't=1,v1=a t=1,v1=a',
    't=1,v1=a, t=1,v1=a',
    't=1,v1=a  t=1,v1=b',
    't=1,v1=a ',
    ' t=1,v1=a',
    't=1,v1=a\n',
    't=1 ,v1=a',
    't=1 v1=a',
    't=1,v1=a,',
    '',
  ])('are malformed in %j', (text) => {
    expect(layout.read(text)).toEqual({ verified: false, code: 'signature_malformed' });
  });

  it('are missing where no group has one', () => {
    expect(layout.read('t=1,v0=a')).toEqual(missing);
  });

  it('are read back as they were written behind a time', () => {
    expect(layout.read(layout.write('a', 't=1'))).toEqual(['a']);
  });
});

describe('signatures in a list of keys and values', () => {
  const layout = keyValueList('v1');

  it.each([
    ['t=1,v1=a', ['a']],
    ['v1=a,t=1', ['a']],
    ['t=1,v1=a,v1=b,v0=c,v2=d,x', ['a', 'b']],
    ['t=1, v1=a', ['a']],
    ['t=01,v1=a=b', ['a=b']],
    ['t=,v1=', ['']],
    ['t,v1', ['']],
  ])('are read from %s', (text, signatures) => {
    expect(layout.read(text)).toEqual(signatures);
  });

  it.each(['v1=a,v1=a', 't=1,v1=a,v1=b, t=1,v1=a'])(
    'are malformed where one stands there twice: %j',
    (text) => {
      expect(layout.read(text)).toEqual({ verified: false, code: 'signature_malformed' });
    },
  );

  it.each(['', 't=1', 't=1,v0=a', 't=1,V1=a', 't=1;v1=a', ',', 'nonsense'])('are missing in %j', (text) => {
    expect(layout.read(text)).toEqual(missing);
  });

  it('are malformed where a proxy joined two lists that have no commas', () => {
    expect(keyValueList('h1', ';').read('ts=1;h1=a,ts=1;h1=a')).toEqual({
      verified: false,
      code: 'signature_malformed',
    });
  });

  it('are written behind what stands there', () => {
    expect([layout.write('a'), layout.write('a', 't=1')]).toEqual(['v1=a', 't=1,v1=a']);
    expect(keyValueList('h1', ';').write('a', 'ts=1')).toBe('ts=1;h1=a');
  });
});

describe('signatures in a list with spaces', () => {
  it.each(['v1,a ', ' v1,a', 'v1,a  v1,b', 'v1,a, v1,a', 'v1,a,v1,a', 'v1,a\n', 'v1,a\tv1,b'])(
    'have one spelling, and are malformed as %j',
    (text) => {
      expect(spacedList('v1,').read(text)).toEqual({ verified: false, code: 'signature_malformed' });
    },
  );
});

describe('signatures in a list with spaces whose prefix has no comma', () => {
  it.each(['v1=a,v1=b', 'v1=a, v1=b', 'v1=a v1=b,c', 'v1=a  v1=b'])('are malformed as %j', (text) => {
    expect(spacedList('v1=').read(text)).toEqual({ verified: false, code: 'signature_malformed' });
  });

  it('are those with the prefix', () => {
    expect(spacedList('v1=').read('v1=a v2=b v1=c')).toEqual(['a', 'c']);
  });
});

describe.each([
  ['spaces', spacedList('v1,'), 'v1,a v1a,b v1,c', 'v1,a v1,b'],
  ['commas', commaList('v1='), 'v1=a, v0=b,v1=c', 'v1=a,v1=b'],
])('signatures in a list with %s', (_, layout, text, two) => {
  it('are those with the prefix; others are passed over', () => {
    expect(layout.read(text)).toEqual(['a', 'c']);
  });

  it.each(['', ' ', 'v2', 'a b,c'])('are missing in %j', (other) => {
    expect(layout.read(other)).toEqual(missing);
  });

  it('are malformed where one stands there twice, as in two headers that were joined', () => {
    const twice = layout.write('a', layout.write('b', layout.write('a')));
    expect(layout.read(twice)).toEqual({ verified: false, code: 'signature_malformed' });
  });

  it('are written one behind the other', () => {
    expect(layout.write('b', layout.write('a'))).toBe(two);
  });
});

describe('a signature in a list with commas', () => {
  it('ends where the comma is, and not where the space before it is', () => {
    expect(commaList('v1=').read('v1=a , v1=b ')).toEqual(['a ', 'b ']);
  });
});

describe('signatures in a list without a prefix', () => {
  it('are all that stand there', () => {
    expect([spacedList().read('a b'), commaList().read('a,b')]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
});

describe('signatures in a list with a comma and a space between two', () => {
  const layout = commaAndSpaceList('v1,');

  it.each([
    ['v1,a', ['a']],
    ['v1,a, v1,b', ['a', 'b']],
    ['v2,a, v1,b', ['b']],
  ])('are read from %s', (text, signatures) => {
    expect(layout.read(text)).toEqual(signatures);
  });

  it.each(['', 'v2,a', ', '])('are missing in %j', (text) => {
    expect(layout.read(text)).toEqual(missing);
  });

  it.each(['v1,a, v1,a', 'v1,a,v1,b', 'v1,a v1,b', 'v1,a,  v1,b', 'v1,a\n', ' v1,a', 'v1,a, v2'])(
    'are malformed in %j, which a proxy joined or changed',
    (text) => {
      expect(layout.read(text)).toEqual({ verified: false, code: 'signature_malformed' });
    },
  );

  it('are read back as they were written, one after another', () => {
    expect(layout.read(layout.write('b', layout.write('a')))).toEqual(['a', 'b']);
  });
});
