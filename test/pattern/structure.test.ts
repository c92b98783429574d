import { describe, expect, it } from '@jest/globals';
import { compilePattern } from '../../src/pattern/compile-pattern.ts';

/** Facts from the user guide, aws/event-ruler's tests, and answers of the service that LocalStack recorded. */
type Vector = readonly [fact: string, pattern: string, event: string, matches: boolean];

const ec2 = JSON.stringify({
  version: '0',
  id: 'ddddd4-aaaa-7777-4444-345dd43cc333',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  account: '012345679012',
  time: '2017-10-02T16:24:49Z',
  region: 'us-east-1',
  resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-000000aaaaaa00000'],
  detail: { 'c-count': 5, 'd-count': 3, 'x-limit': 301.8, 'source-ip': '10.0.0.33', state: 'running' },
});
const people = JSON.stringify({
  employees: [
    [
      { first: 'John', last: 'Doe', ids: [1234, 1000, 9999] },
      { first: 'Anna', last: 'Smith' },
    ],
    [{ first: 'Peter', last: 'Jones', ids: [] }],
  ],
});
const songs = JSON.stringify({
  Year: 1966,
  Genres: [{ Pop: true }, { Classical: false }],
  Songs: [
    {
      Name: 'Paperback Writer',
      Writers: [
        { First: 'John', Last: 'Lennon' },
        { First: 'Paul', Last: 'McCartney' },
      ],
    },
    {
      Name: 'Paint It Black',
      Writers: [
        { First: 'Mick', Last: 'Jagger' },
        { First: 'Keith', Last: 'Richards' },
      ],
    },
  ],
});
const task = (state: string, extra: string) => `{"id":"${state}","resources":[{"kind":"x"${extra}}]}`;
const tasks = (active: string, idle: string) => `{"tasks":[${task('ACTIVE', active)},${task('IDLE', idle)}]}`;
const activeWithout = '{"tasks":{"id":["ACTIVE"],"resources":{"more":{"name":[{"exists":false}]}}}}';

const vectors: Readonly<Record<string, readonly Vector[]>> = {
  fields: [
    ['every field fits', '{"source":["aws.ec2"],"detail":{"state":["initializing","running"]}}', ec2, true],
    ['one of the fields does not fit', '{"source":["aws.ec2"],"detail":{"state":["stopped"]}}', ec2, false],
    [
      'the operators work together',
      '{"time":[{"prefix":"2017-10-02"}],"detail":{"state":[{"anything-but":"initializing"}],"c-count":[{"numeric":[">",0,"<=",5]}],"d-count":[{"numeric":["<",10]}],"x-limit":[{"anything-but":[100,200,300]}],"source-ip":[{"cidr":"10.0.0.0/8"}]}}',
      ec2,
      true,
    ],
    ['a name differs in case', '{"Source":["aws.ec2"]}', ec2, false],
    ['a field is missing', '{"detail":{"nothing":["x"]}}', ec2, false],
    [
      'JSON inside a string stays a string',
      '{"detail":{"a":["b"]}}',
      '{"detail":"{\\"a\\":\\"b\\"}"}',
      false,
    ],
    ['a string has no fields', '{"a":{"length":[1]}}', '{"a":"x"}', false],
    ['null has no fields', '{"a":{"b":[{"exists":false}]}}', '{"a":null}', true],
    [
      'a field that every object inherits is missing',
      '{"constructor":[{"exists":true}],"a":["x"]}',
      '{"a":"x"}',
      false,
    ],
    ['a field is called __proto__', '{"__proto__":{"a":["x"]}}', '{"__proto__":{"a":"x"}}', true],
    ['a field is called by nothing', '{"":["x"]}', '{"":"x"}', true],
    ['a nested field is absent since its parent is', '{"a":{"b":{"c":[{"exists":false}]}}}', '{"x":1}', true],
    [
      'a leaf of DynamoDB',
      '{"dynamodb":{"key":{"S":[{"exists":true}]}}}',
      '{"dynamodb":{"key":{"S":"x"}}}',
      true,
    ],
    [
      'a node of DynamoDB, which is no leaf',
      '{"dynamodb":{"key":[{"exists":true}]}}',
      '{"dynamodb":{"key":{"S":"x"}}}',
      false,
    ],
  ],
  'names with dots': [
    [
      'dots in the event',
      '{"detail":{"state":{"status":["running"]}}}',
      '{"detail":{"state.status":"running"}}',
      true,
    ],
    [
      'dots in the pattern',
      '{"detail":{"state.status":["running"]}}',
      '{"detail":{"state":{"status":"running"}}}',
      true,
    ],
    [
      'one name too many in the event',
      '{"detail":{"state":{"status":["running"]}}}',
      '{"detail":{"state.status":{"status":"running"}}}',
      false,
    ],
    [
      'one name too many in the pattern',
      '{"detail":{"state.status":{"status":["running"]}}}',
      '{"detail":{"state":{"status":"running"}}}',
      false,
    ],
  ],
  'names given twice': [
    [
      'the last entries count',
      '{"detail":{"location":[{"prefix":"us-"}],"location":[{"anything-but":"us-east"}]}}',
      '{"detail":{"location":"eu-central-1"}}',
      true,
    ],
    ['the first entries do not', '{"a":["x"],"a":["y"]}', '{"a":"x"}', false],
    ['objects are joined', '{"d":{"a":["x"]},"d":{"b":["y"]}}', '{"d":{"b":"y"}}', false],
    [
      'an array and an object both count',
      '{"lines":{"points":[287.5],"points":{"pp":["index0"]}}}',
      '{"lines":[{"points":[[[{"pp":"index0"},483.3,287.5],[{"pp":"index1"},489.9,299.9]]]}]}',
      true,
    ],
    ['the dotted spelling overrides the nested', '{"a":{"b":["x"]},"a.b":["y"]}', '{"a":{"b":"x"}}', false],
  ],
  arrays: [
    [
      'the arrays have a value in common',
      '{"resources":["x","arn:aws:ec2:us-east-1:123456789012:instance/i-000000aaaaaa00000"]}',
      ec2,
      true,
    ],
    ['the arrays have nothing in common', '{"resources":["x","y"]}', ec2, false],
    ['the array is empty', '{"a":[null,"","x"]}', '{"a":[]}', false],
    ['arrays in arrays are flat', '{"a":["x"]}', '{"a":[[["x"]],"y"]}', true],
    ['an array of objects is no value', '{"employees":["b"]}', people, false],
    ['a field of any element', '{"employees":{"first":["Anna"]}}', people, true],
    ['a field of no element', '{"employees":{"first":["Alice"]}}', people, false],
    ['two fields of one element', '{"employees":{"first":["John"],"ids":[1000]}}', people, true],
    ['two fields of different elements', '{"employees":{"first":["Anna"],"last":["Jones"]}}', people, false],
    ['a field that only another element has', '{"employees":{"first":["Anna"],"ids":[1000]}}', people, false],
    [
      'a field that only another element has exists',
      '{"employees":{"first":["Anna"],"ids":[{"exists":true}]}}',
      people,
      false,
    ],
    [
      'a field that only another element has is absent',
      '{"employees":{"first":["Anna"],"ids":[{"exists":false}]}}',
      people,
      true,
    ],
    [
      'an absent field that sorts before the chosen element',
      '{"employees":{"first":[{"exists":false}],"last":["Smith"]}}',
      people,
      false,
    ],
    [
      'two values of one array of scalars',
      '{"tags":["a"],"x":{"tags":["b"]}}',
      '{"tags":["a","b"],"x":{"tags":["a","b"]}}',
      true,
    ],
    [
      'nested elements, all of one branch',
      '{"Year":[1966],"Songs":{"Name":["Paperback Writer"],"Writers":{"First":["Paul"],"Last":["McCartney"]}}}',
      songs,
      true,
    ],
    ['unrelated arrays', '{"Genres":{"Pop":[true]},"Songs":{"Name":["Paint It Black"]}}', songs, true],
    [
      'nested elements of different branches',
      '{"Songs":{"Name":["Paperback Writer"],"Writers":{"First":["Mick"]}}}',
      songs,
      false,
    ],
    [
      'different elements of the inner array',
      '{"Songs":{"Writers":{"First":["Mick"],"Last":["McCartney"]}}}',
      songs,
      false,
    ],
    [
      'unrelated arrays, one inconsistent',
      '{"Genres":{"Pop":[true]},"Songs":{"Writers":{"First":["Mick"],"Last":["Richards"]}}}',
      songs,
      false,
    ],
    [
      'metrics of different elements',
      '{"metrics":{"name":["CPU"],"namespace":["ES"]}}',
      '{"metrics":[{"name":"CPU","namespace":"EC2"},{"name":"Count","namespace":"ES"}]}',
      false,
    ],
    [
      'metrics of one element',
      '{"metrics":{"name":["CPU","Read"],"namespace":["EC2","ES"]}}',
      '{"metrics":[{"name":"CPU","namespace":"ES"}]}',
      true,
    ],
    [
      'absent in the element that fits, present in another',
      activeWithout,
      tasks('', ',"more":[{"name":"n"}]'),
      true,
    ],
    ['present in the element that fits', activeWithout, tasks(',"more":[{"name":"n"}]', ''), false],
    [
      'present wherever it can be',
      '{"tasks":{"more":{"name":[{"exists":false}]},"state":["ACTIVE"]}}',
      '{"tasks":[{"state":"ACTIVE"},{"state":"IDLE","more":{"name":"n"}}]}',
      false,
    ],
    [
      'a value outside the array goes with any element',
      '{"a":{"b":["x"],"c":["y"]}}',
      '{"a":[{"b":"x"}],"a.c":"y"}',
      true,
    ],
  ],
  $or: [
    [
      'the first alternative',
      '{"source":["s"],"$or":[{"m":["CPU"]},{"n":["EC2"]}]}',
      '{"source":"s","m":"CPU"}',
      true,
    ],
    [
      'the second alternative',
      '{"source":["s"],"$or":[{"m":["CPU"]},{"n":["EC2"]}]}',
      '{"source":"s","n":"EC2"}',
      true,
    ],
    [
      'no alternative',
      '{"source":["s"],"$or":[{"m":["CPU"]},{"n":["EC2"]}]}',
      '{"source":"s","m":"x","n":"x"}',
      false,
    ],
    [
      'an alternative, but not the rest',
      '{"source":["s"],"$or":[{"m":["CPU"]},{"n":["EC2"]}]}',
      '{"source":"t","m":"CPU"}',
      false,
    ],
    [
      'inside an object',
      '{"detail":{"$or":[{"c":[{"numeric":[">",0,"<=",5]}]},{"d":[{"numeric":["<",10]}]},{"x":[{"numeric":["=",3.018e2]}]}]}}',
      '{"detail":{"c":0,"d":0,"x":9}}',
      true,
    ],
    [
      'inside an object, none',
      '{"detail":{"$or":[{"c":[{"numeric":[">",0,"<=",5]}]},{"d":[{"numeric":["<",10]}]},{"x":[{"numeric":["=",3.018e2]}]}]}}',
      '{"detail":{"c":0,"d":10,"x":9}}',
      false,
    ],
    ['an alternative of two fields', '{"$or":[{"a":["1"],"b":["2"]},{"c":["3"]}]}', '{"a":"1"}', false],
    [
      'two in parallel, both',
      '{"$or":[{"a":["1"]},{"b":["2"]}],"d":{"$or":[{"a":["1"]},{"b":["2"]}]}}',
      '{"b":"2","d":{"a":"1"}}',
      true,
    ],
    [
      'two in parallel, one',
      '{"$or":[{"a":["1"]},{"b":["2"]}],"d":{"$or":[{"a":["1"]},{"b":["2"]}]}}',
      '{"b":"2","d":{"c":"1"}}',
      false,
    ],
    [
      'two of one object, both',
      '{"$or":[{"a":["1"]},{"b":["2"]}],"$or":[{"c":["3"]},{"d":["4"]}]}',
      '{"a":"1","d":"4"}',
      true,
    ],
    [
      'two of one object, one',
      '{"$or":[{"a":["1"]},{"b":["2"]}],"$or":[{"c":["3"]},{"d":["4"]}]}',
      '{"d":"4"}',
      false,
    ],
    [
      'nested, the inner one',
      '{"$or":[{"a":["1"]},{"b":["2"],"$or":[{"c":[3]},{"d":[4]}]}]}',
      '{"b":"2","d":4}',
      true,
    ],
    [
      'nested, the inner one is missing',
      '{"$or":[{"a":["1"]},{"b":["2"],"$or":[{"c":[3]},{"d":[4]}]}]}',
      '{"b":"2"}',
      false,
    ],
    [
      'a nested object in an alternative',
      '{"s":["x"],"$or":[{"w":{"m":{"n":["EC2"]}}},{"v":["y"]}]}',
      '{"s":"x","w":{"m":[{"n":"EC2"}]}}',
      true,
    ],
    [
      'an alternative overrides what was said before it',
      '{"name":["a","b"],"$or":[{"name":[{"anything-but":"a"}]},{"c":["x"]}]}',
      '{"name":"c"}',
      true,
    ],
    [
      'what is said behind it overrides the alternatives',
      '{"$or":[{"name":["a"]},{"c":["x"]}],"name":["b"]}',
      '{"name":"a"}',
      false,
    ],
    [
      'an alternative binds to one element',
      '{"l":{"$or":[{"a":[1],"b":[2]},{"c":[3]}]}}',
      '{"l":[{"a":1},{"b":2}]}',
      false,
    ],
  ],
  '$or as a name': [
    ['an object', '{"s":["x"],"$or":{"m":["T"],"n":["EC2"]}}', '{"s":"x","$or":{"m":"T","n":"EC2"}}', true],
    [
      'an object that is not there',
      '{"s":["x"],"$or":{"m":["T"],"n":["EC2"]}}',
      '{"s":"x","m":"T","n":"EC2"}',
      false,
    ],
    ['an array of scalars', '{"$or":["a","b"]}', '{"$or":"b"}', true],
    ['an array of one expression', '{"$or":[{"cidr":"10.0.0.0/24"}]}', '{"$or":"10.0.0.9"}', true],
    [
      'an array of expressions',
      '{"d":{"$or":[{"numeric":[">",0,"<=",5]},{"cidr":"10.0.0.0/8"}]}}',
      '{"d":{"$or":3}}',
      true,
    ],
    [
      'an array of expressions, none of which fits',
      '{"d":{"$or":[{"numeric":[">",0,"<=",5]},{"numeric":[">",10]}]}}',
      '{"d":{"$or":7}}',
      false,
    ],
  ],
};

const subjects = Object.entries(vectors);

describe('an event pattern', () => {
  it('has facts for every subject, of both kinds', () => {
    expect(subjects.length).toBeGreaterThanOrEqual(6);
    for (const [subject, facts] of subjects) {
      const answers = new Set(facts.map(([, , , matches]) => matches));
      expect([subject, answers.size, facts.length > 3]).toEqual([subject, 2, true]);
    }
  });

  describe.each(subjects)('%s', (_subject, facts) => {
    it.each(facts)('%s: %s with %s is %s', (_fact, pattern, event, matches) => {
      expect(compilePattern(pattern).matches(JSON.parse(event))).toBe(matches);
    });
  });

  it.each([undefined, null, 'text', 7, true, ['a']])('does not match %p, which is no event', (value) => {
    expect(compilePattern('{"a":[{"exists":false}]}').matches(value)).toBe(false);
  });

  it('takes what JSON cannot hold for a missing field', () => {
    const pattern = compilePattern('{"a":[{"exists":true}]}');
    expect(pattern.matches({ a: undefined })).toBe(false);
    expect(compilePattern('{"a":{"b":["x"]}}').matches({ a: undefined })).toBe(false);
  });

  it('gives the same answer each time', () => {
    const pattern = compilePattern('{"a":["x"]}');
    expect([{ a: 'x' }, { a: 'y' }, { a: 'x' }].map((event) => pattern.matches(event))).toEqual([
      true,
      false,
      true,
    ]);
  });
});
