import { describe, expect, it } from '@jest/globals';
import examples from '@octokit/webhooks-examples' with { type: 'json' };
import { isAnyIn } from '../../src/capture/any-in.ts';
import { isCard } from '../../src/capture/check-digits.ts';
import { edited } from '../../src/capture/edit.ts';
import { filler } from '../../src/capture/filler.ts';
import { replacedRequest } from '../../src/capture/replaced-request.ts';
import { Substitutes } from '../../src/capture/substitutes.ts';
import type { Endpoint } from '../../src/domain/endpoint.ts';
import { configured } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';
import { aDelivery, type DeliveryParts } from '../support/deliveries.ts';
import { growthOf, mostGrowth } from '../support/growth.ts';

const endpoint: Endpoint = { name: 'hook', provider: configured(github), bus: 'default', format: 'payload' };

function replaced(body: string, parts: DeliveryParts = {}, substitutes = new Substitutes()) {
  const captured = { request: aDelivery({ ...parts, body }), endpoint, types: ['push'] };
  // what stands below is known above
  replacedRequest(captured, substitutes);
  const { request, edits } = replacedRequest(captured, substitutes);
  return { ...request, edits, body: Buffer.from(request.body).toString() };
}

describe('what is replaced', () => {
  it('leaves every byte beside it: spaces, order, numbers, escapes in the case in which they came', () => {
    const body =
      '{ "n" : 1.50e3,\r\n\t"b":9007199254740993, "email":"a\\u0040b.co" ,"s":"\\u00fc \\/ \\ud83d\\udc4b","title":"Gr\\u00FC\\u00DF" }';
    expect(replaced(body).body).toBe(
      '{ "n" : 1.50e3,\r\n\t"b":9007199254740993, "email":"person1@example.com" ,"s":"\\u00fc \\/ \\ud83d\\udc4b","title":"At\\u00E9\\u00E9" }',
    );
  });

  it.each([
    ['an address of mail', '{"x":"Ada <ada@b.co>"}', '{"x":"Name1 <person1@example.com>"}'],
    [
      'who writes to whom',
      '{"from":"\\"Lovelace, Ada\\" <ada@b.co>","to":"Bob <bob@c.de>, eve@x.io"}',
      '{"from":"\\"Name1\\" <person1@example.com>","to":"Name2 <person2@example.com>, person3@example.com"}',
    ],
    ['a telephone number as it is written at home', '{"x":"020 7946 0958"}', '{"x":"999 0000 0001"}'],
    ['one of America at home', '{"x":"(415) 555-0142"}', '{"x":"(555) 010-0001"}'],
    ['a card that is a number', '{"x":4242424242424242}', '{"x":4000000000000010}'],
    [
      'a social security number',
      '{"x":"078-05-1120"}',
      expect.stringMatching(/"(?!078-05)\d{3}-\d\d-\d{4}"/),
    ],
    [
      'a place in one text',
      '{"x":"48.8566,2.3522"}',
      expect.stringMatching(/^\{"x":"11[.]\d{4},1[.]\d{4}"\}$/),
    ],
    [
      'who did it',
      '{"created_by":"Ada","attendees":["Bob"]}',
      '{"created_by":"user1","attendees":["Name1"]}',
    ],
    ['how many there are, which stays', '{"followers":12345}', '{"followers":12345}'],
    ['a name under any name', '{"value":"Ada","x":"Ada Lovelace"}', '{"value":"Non","x":"Non Pariatur"}'],
    [
      'who is listed by what they are called',
      '{"users":{"ada":{"role":"x"},"total_count":1}}',
      '{"users":{"user1":{"role":"x"},"total_count":1}}',
    ],
    ['a short key of production', '{"x":"sk_live_abcdef"}', expect.stringMatching(/"sk_test_[a-z]{6}"/)],
    [
      'a token within a text',
      '{"x":"Bearer abc.def"}',
      expect.stringMatching(/"Bearer [a-z]{3}[.][a-z]{3}"/),
    ],
    [
      'a form in a text',
      '{"x":"name=Ada&email=ada%40b.co"}',
      '{"x":"name=Name1&email=person1%40example.com"}',
    ],
    ['the home of somebody', '{"x":"/Users/ada/x.js:1"}', expect.not.stringContaining('ada')],
    ['a repository', '{"x":"git@github.com:ada/engine.git"}', expect.not.stringMatching(/ada|engine/)],
    ['a path', '{"x":"/users/ada/12"}', expect.stringMatching(/"\/users\/[a-z]{3}\/12"/)],
    ['a host without a scheme', '{"x":"acme.myshopify.com"}', '{"x":"host1.example.com"}'],
    ['whom a chat mentions', '{"x":"@ada"}', '{"x":"@user1"}'],
    ['a network card', '{"x":"00:1B:44:11:3A:B7"}', expect.not.stringContaining('44:11')],
    ['a name', '{"last_name":"Lovelace"}', '{"last_name":"Name1"}'],
    ['an owner and what he owns', '{"full_name":"ada/engine"}', '{"full_name":"Name1/Name2"}'],
    ['a telephone number', '{"Phone":"+44 (20) 7946-0958"}', '{"Phone":"+99 (90) 0000-0001"}'],
    ['one of America', '{"From":"+14155550142"}', '{"From":"+15550100001"}'],
    ['one that is a number', '{"phone":4155550142}', '{"phone":5550100001}'],
    ['an IP address', '{"x":"from 8.8.4.4"}', '{"x":"from 192.0.2.1"}'],
    ['one of version 6', '{"x":"2a00:1450:4001::1"}', '{"x":"2001:db8::1"}'],
    ['a birthday', '{"dob":"1815-12-10"}', '{"dob":"1990-01-01"}'],
    [
      'a postal address',
      '{"address":{"line1":"1 Main St","city":"Oslo"}}',
      '{"address":{"line1":"1 Example Street","city":"City1"}}',
    ],
    [
      'a birthday in three fields, in one, or as a list',
      '{"dob":{"day":10,"month":12,"year":1815},"birth_month":"December","birthYear":"1815","birth_date":[1815,12,7],"date_of_birth":18151210}',
      '{"dob":{"day":1,"month":1,"year":1990},"birth_month":"January","birthYear":"1990","birth_date":[1990,1,1],"date_of_birth":19900101}',
    ],
    [
      'one in a form',
      'dob%5Bday%5D=10&dob%5Bmonth%5D=12&dob%5Byear%5D=1815',
      'dob%5Bday%5D=01&dob%5Bmonth%5D=01&dob%5Byear%5D=1990',
    ],
    ['one in XML', '<dob><day>10</day><year>1815</year></dob>', '<dob><day>01</day><year>1990</year></dob>'],
    [
      'one that is an answer too',
      '{"birthday":"1815-12-10","answers":[{"value":"1815-12-10"}]}',
      '{"birthday":"1990-01-01","answers":[{"value":"1990-01-01"}]}',
    ],
    [
      'an age, and that of a group',
      '{"age":36,"user_age":"7","ageRange":"35-44","age_group":"adult","age_in_years":101.5}',
      '{"age":30,"user_age":"5","ageRange":"30-30","age_group":"lorem","age_in_years":100.5}',
    ],
    [
      'the short number of somebody, wherever it is that of one',
      '{"user":{"id":42,"n":42},"author_id":42,"assignee_ids":[42],"x":"/users/42/keys/42","page":"42"}',
      expect.stringMatching(
        /^\{"user":\{"id":(?!42)(\d\d),"n":42\},"author_id":\1,"assignee_ids":\[\1\],"x":"\/users\/\1\/keys\/42","page":"42"\}$/,
      ),
    ],
    [
      'that of somebody nobody knows yet',
      '{"x":"https://a.io/members/7"}',
      expect.stringMatching(/members\/(?!7)\d"/),
    ],
    [
      'the name of a branch, wherever it stands',
      '{"ref":"refs/heads/ada/engine-17","head_branch":"ada/engine-17","branch":"fix","label":"x:fix","v":"wip","commit_ref":"feature/ada","base_ref":"refs/heads/main","x":"see ada/engine-17"}',
      '{"ref":"refs/heads/branch1","head_branch":"branch1","branch":"fix","label":"x:fix","v":"wip","commit_ref":"feature/branch2","base_ref":"refs/heads/main","x":"see branch1"}',
    ],
    [
      'the branch of a fork',
      '{"head":{"label":"ada:engine","ref":"engine","user":{"login":"ada"}},"x":"engine"}',
      '{"head":{"label":"user1:branch1","ref":"branch1","user":{"login":"user1"}},"x":"engine"}',
    ],
    [
      'a commit in the place of a branch',
      '{"ref":"3f2a9bc"}',
      expect.stringMatching(/"(?!3f2a9bc)[\da-f]{7}"/),
    ],
    [
      'an address in the place of one',
      '{"ref":"https://acme.io/ada"}',
      expect.stringMatching(/"https:\/\/host1[.]example[.]com\/[a-z]{3}"/),
    ],
    [
      'one word that may be a name',
      '{"x":"Ada","y":["Anne-Marie","O’Neill"],"z":"McCall","w":"王芳"}',
      '{"x":"Non","y":["Amet-Lorem","A’Lorem"],"z":"Tempor","w":"文文"}',
    ],
    ['a place', '{"lat":-48.8566}', expect.stringMatching(/^\{"lat":-11[.]\d{4}\}$/)],
    [
      'an id, which stays a number of as many digits',
      '{"id":8675309}',
      expect.stringMatching(/^\{"id":1\d{6}\}$/),
    ],
    [
      'an id with what its sender calls it',
      '{"id":"cus_9s6XKzkNRiz8i3"}',
      expect.stringMatching(/^\{"id":"cus_[A-Za-z\d]{14}"\}$/),
    ],
    [
      'a key of production, which is none afterwards',
      '{"x":"sk_live_4eC39HqLyjWDarjtT1zdp7dc"}',
      expect.stringMatching(/"sk_test_[A-Za-z\d]{24}"/),
    ],
    ['the name of a member', '{"a@b.co":1}', '{"person1@example.com":1}'],
    [
      'what somebody wrote under any name',
      '{"x":"Please call me at home"}',
      '{"x":"Tempor amet at at amet"}',
    ],
    [
      'a host and a path',
      '{"x":"https://acme.io/u/jane/edit.html?k=v#top"}',
      expect.stringMatching(/"https:\/\/host1[.]example[.]com\/u\/[a-z]{4}\/[a-z]{4}[.]html[?]k=v#[a-z]{3}"/),
    ],
    ['one of three digits', '{"phone":"911"}', '{"phone":"001"}'],
    [
      'a phone that is no number',
      '{"phone":"ada-desk"}',
      expect.stringMatching(/^\{"phone":"[a-z]{3}-[a-z]{4}"\}$/),
    ],
    [
      'an address that is no street',
      '{"address":"0x9f8e7d6c"}',
      expect.not.stringMatching(/9f8e7d6c|Street/),
    ],
    [
      'a place that is no number',
      '{"geo":"u4pruyd"}',
      expect.stringMatching(/^\{"geo":"(?!u4pruyd)[a-z]\d[a-z]{5}"\}$/),
    ],
    ['the end of a card', '{"last4":"4242"}', expect.stringMatching(/"1\d{3}"/)],
    [
      'the number of an account in a country without IBAN',
      '{"account_number":"8000123456789"}',
      expect.stringMatching(/"1(?!000123456789)\d{12}"/),
    ],
    ['an IP address of version 6 in full', '{"x":"2001:0DB8:85A3:1:2:8A2E:370:7334"}', '{"x":"2001:db8::1"}'],
    [
      'a secret in which slashes are escaped, and stay so',
      '{"token":"aB3dE5fG7\\/hI9jK1lM3"}',
      expect.stringMatching(/"(?!aB3d)[A-Za-z\d]{9}\\\/[A-Za-z\d]{9}"/),
    ],
    [
      'a segment of a path with a plus, a space or an end of a line in it',
      '{"x":"https://acme.io/jane+ada%20eve/jane%0Aada"}',
      expect.stringMatching(
        /"https:\/\/host1[.]example[.]com\/(?!jane)[a-z]{4}%2B[a-z]{3}%20[a-z]{3}\/(?!jane)[a-z]{4}%0A[a-z]{3}"/,
      ),
    ],
    [
      'what is no structure in base64, as a secret',
      `{"x":"${Buffer.from('monthly payment').toString('base64')}"}`,
      expect.stringMatching(/"(?!bW9u)[A-Za-z\d]{20}"/),
    ],
    [
      'who goes by a name of a field in a form',
      'ada%40b.co=1&state=paid',
      'person1%40example.com=1&state=paid',
    ],
  ])('is %s', (_, body, expected) => {
    expect(replaced(body).body).toEqual(expected);
  });

  it.each([
    [
      'an amount, a state, a time, a version',
      '{"amount":129900,"status":"paid","created_at":"2026-11-26T15:56:05+01:00","v":"10.2.3"}',
    ],
    ['the type of the delivery', '{"name":"push"}'],
    [
      'a date in words, a path, a word',
      '{"at":"Wed Oct 10 20:19:24 +1000 2018","ref":"refs/heads/main","x":"monthly"}',
    ],
    ['an id that is nobody', '{"id":7,"user_id":0,"project_id":12}'],
    ['a word of a few', '{"plan":"Pro","tags":"PullRequest","__typename":"Post","cookie_age":"30"}'],
    ['a day of anything', '{"period":{"day":10,"year":1815}}'],
    ['a time that has colons as an address has', '{"x":"12:34:56"}'],
    ['a date with signs between its digits', '{"x":"06-12-2025 10:30","y":"06.12.2025","z":"2026-11-26"}'],
    ['the time in millionths of seconds', '{"x":1764169423000000}'],
    ['what a member is called', '{"@type":"x","@context":{"@vocab":"y"}}'],
    [
      'a token that nobody signed and that names nobody',
      `{"x":"${['{"alg":"none"}', '{"plan":"monthly"}', ''].map((part) => Buffer.from(part).toString('base64url')).join('.')}"}`,
    ],
  ])('is not %s', (_, body) => {
    expect(replaced(body).body).toBe(body);
  });

  it('is the same everywhere: in another member, a header, a query, in JSON in a text, in base64', () => {
    const id = '5f2b9c0a-3c1d-4e5f-8a7b-6c5d4e3f2a1b';
    const inner = JSON.stringify({ ref_id: id });
    const { body, headers, rawQuery } = replaced(
      JSON.stringify({ id, url: `https://a.io/${id}`, inner, packed: Buffer.from(inner).toString('base64') }),
      { headers: { 'x-delivery': id }, rawQuery: `id=${id}` },
    );
    const read = JSON.parse(body);
    const substitute = read.id;
    expect(substitute).not.toBe(id);
    expect([read.url, headers.get('x-delivery'), rawQuery, JSON.parse(read.inner).ref_id]).toEqual([
      `https://host1.example.com/${substitute}`,
      substitute,
      `id=${substitute}`,
      substitute,
    ]);
    expect(JSON.parse(Buffer.from(read.packed, 'base64').toString()).ref_id).toBe(substitute);
  });

  it('is a name of somebody in what another wrote, wherever that comes first', () => {
    const { body } = replaced('{"line":"Hello Ada","user":{"first_name":"Ada"}}');
    expect(body).toBe('{"line":"Hello Name1","user":{"first_name":"Name1"}}');
  });

  it('is found in the fields of a form, whose spelling stays', () => {
    const form =
      'From=%2b14155550142&Body=It%27s+%28me%29%20%F0%9F%91%8B&SmsStatus=received&payload=%7B%22email%22%3A%22a%40b.co%22%7D';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(replaced(form, { headers }).body).toBe(
      'From=%2B15550100001&Body=At%27a%20%28at%29%20%F0%9F%91%8B&SmsStatus=received&payload=%7B%22email%22%3A%22person1%40example.com%22%7D',
    );
  });

  it('is found in JSON that is said to be a form', () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(replaced('{"first_name":"Ada","email":"a@b.co"}', { headers }).body).toBe(
      '{"first_name":"Name1","email":"person1@example.com"}',
    );
  });

  it('is found in texts and attributes of XML, and in the parts of a form in parts', () => {
    expect(
      replaced('<a kind="check"><email>a@b.co</email><n first-name="Ada &amp; Co"/><!-- a@b.co --></a>').body,
    ).toBe(
      '<a kind="check"><email>person1@example.com</email><n first-name="Name1"/><!-- person1@example.com --></a>',
    );
    const parts = '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\na@b.co\r\n--b--\r\n';
    expect(replaced(parts, { headers: { 'content-type': 'multipart/form-data; boundary=b' } }).body).toBe(
      parts.replace('a@b.co', 'person1@example.com'),
    );
  });

  it('is found in whatever XML is made of, and in nothing that declares it', () => {
    expect(
      replaced(
        '<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "https://acme.io/a.dtd"><!----><a><![CDATA[a@b.co & Co]]><![CDATA[]]><b>c&#64;b.co</b><b>&#9999999;</b></a>',
      ).body,
    ).toMatch(
      /^<\?xml version="1[.]0"\?>\n<!DOCTYPE a SYSTEM "https:\/\/host1[.]example[.]com\/[a-z][.]dtd"><!----><a><!\[CDATA\[person1@example[.]com & Co\]\]><!\[CDATA\[\]\]><b>person2@example[.]com<\/b><b>&#9999999;<\/b><\/a>$/,
    );
    expect(replaced('<![CDATA[a@b.co]]><a/>').body).toBe('<![CDATA[person1@example.com]]><a/>');
  });

  it('is found in base64 in lines, which stay as long', () => {
    const packed = Buffer.from(JSON.stringify({ email: 'ada.lovelace@analytical-engine.org', state: 'paid' }))
      .toString('base64')
      .replaceAll(/.{16}(?=.)/g, (line) => `${line}\r\n`);
    const { x } = JSON.parse(replaced(JSON.stringify({ x: packed })).body);
    expect(Buffer.from(x, 'base64').toString()).toBe('{"email":"person1@example.com","state":"paid"}');
    expect(x.split('\r\n').map(({ length }: string) => length)).toEqual([16, 16, 16, 16]);
  });

  it('is what a token says that nobody signed, and nobody signs it', () => {
    const token = (payload: string) =>
      [...['{"alg":"none"}', payload].map((part) => Buffer.from(part).toString('base64url')), ''].join('.');
    expect(JSON.parse(replaced(JSON.stringify({ x: token('{"email":"a@b.co"}') })).body)).toEqual({
      x: token('{"email":"person1@example.com"}'),
    });
  });

  it('is nothing of what its endpoint is told, also within a text', () => {
    const body = '{"x":"of acme.myshopify.com","y":"of other.myshopify.com"}';
    const told = { ...endpoint, options: { shop: 'acme.myshopify.com' } };
    const { request } = replacedRequest(
      { request: aDelivery({ body }), endpoint: told, types: ['push'] },
      new Substitutes(),
    );
    expect(Buffer.from(request.body).toString()).toBe(
      '{"x":"of acme.myshopify.com","y":"of host1.example.com"}',
    );
  });

  it('is whatever stands in the URL that an endpoint has in public, but for its path', () => {
    const publicUrl = 'https://hooks.acme.io/in?email=ada%40b.co&page=2';
    const { publicUrl: shown } = replacedRequest(
      { request: aDelivery({ body: '{}' }), endpoint: { ...endpoint, publicUrl }, types: ['push'] },
      new Substitutes(),
    );
    expect(shown).toBe('https://hooks.example.com/in?email=person1%40example.com&page=2');
  });

  it('is told by path and kind, never by value', () => {
    const { edits } = replaced('{"commits":[{"author":{"email":"a@b.co"}}],"a@b.co":{"name":"Ada"}}');
    expect(edits.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'email body.commits[].author.email',
      'email body',
      'name body.person1@example.com.name',
    ]);
  });

  it('is made of its shape and of a count: another value with the same shape would have had the same', () => {
    const [one, other] = [
      '{"id":"a1b2c3d4e5","phone":"+4712345678"}',
      '{"id":"f6e7d8c9b0","phone":"+4787654321"}',
    ];
    expect(replaced(one).body).toBe(replaced(other).body);
  });
});

describe('of what GitHub sends', () => {
  // its types are those of something else
  const all = examples as unknown as readonly {
    readonly name: string;
    readonly examples: readonly object[];
  }[];
  it.each([
    ['check_run', ['event-process-id', 'miniak']],
    ['workflow_job', ['renovate/got', 'got-13']],
    ['merge_group', ['gh-readonly-queue', 'pr-104']],
    ['pull_request', ['"changes"', ':changes', 'Codertocat']],
    ['issue_comment', ['Codertocat', 'Hello-World']],
    ['sponsorship', ['octocat', 'monalisa']],
  ])('nothing is left of who did a %s, nor of their branches', (name, theirs) => {
    const bodies = all.filter((one) => one.name === name).flatMap((one) => one.examples);
    const written = bodies.map((body) => JSON.stringify(body));
    for (const part of theirs) expect(written.join('')).toContain(part);
    const made = written.map((body) => replaced(body).body).join('');
    for (const part of theirs) expect(made).not.toContain(part);
  });
});

it('a substitute of a card or an account has the check digits of one', () => {
  const { body } = replaced('{"card_number":"5555 5555 5555 4444","iban":"GB82 WEST 1234 5698 7654 32"}');
  const { card_number: card, iban } = JSON.parse(body);
  expect(card).toMatch(/^4\d{3} \d{4} \d{4} \d{4}$/);
  expect(isCard(card.replaceAll(' ', ''))).toBe(true);
  // ISO 13616, by whole numbers
  const turned = iban.replaceAll(' ', '').replace(/^(.{4})(.*)$/, '$2$1');
  const number = [...turned].map((character) => Number.parseInt(character, 36)).join('');
  expect(BigInt(number) % 97n).toBe(1n);
});

it.each([
  ['as it is', 'is ada@b.co.uk here', true],
  ['in JSON', String.raw`{"x":"c:\\people"}`, true],
  ['in base64 among others', Buffer.from('{"user":"ada@b.co.uk"}').toString('base64'), true],
  ['in bytes', Buffer.from('Zoë Müller').toString('latin1'), true],
  ['alone, however short', 'ada', true],
  ['within a word, where it is short', 'not adamant', false],
  ['but for its last letter', 'ada@b.co.u', false],
  ['nowhere', '', false],
])('what was replaced is found %s', (_, written, isFound) => {
  const texts = ['', 'ada', 'ada@b.co.uk', 'ada@b.co.uk.example', 'ada@b.co.no', 'c:\\people', 'Zoë Müller'];
  expect(isAnyIn(texts, ['{}', written])).toBe(isFound);
});

it('the longest of what is known is looked for first, and what is as long beside it', () => {
  const { body } = replaced(
    '{"a":{"name":"Ada King"},"b":{"name":"Ada King-Noel"},"c":{"name":"Ada Byron"},"x":"Ada Byron, Ada King-Noel, Ada King"}',
  );
  const { a, b, c, x } = JSON.parse(body);
  expect(x).toBe([c, b, a].map(({ name }) => name).join(', '));
});

it('a filler has as many characters, and the signs between them', () => {
  expect(filler('Hello, WORLD! 24 ß 文字 extraordinarily')).toBe('Lorem, LOREM! 00 é 文文 voluptatemlorem');
});

it('a filler has a half where there was one, and letters of more than 16 bits', () => {
  expect(filler('½ 𠮷野家')).toBe('½ 𠮷文文');
});

it('edits are made from left to right, whatever their order', () => {
  const edit = (start: number, end: number, text: string) =>
    ({ start, end, text, kind: 'id', path: '' }) as const;
  expect(edited('abcdef', [edit(4, 6, 'Z'), edit(0, 1, 'YY')])).toBe('YYbcdZ');
});

describe('what is made to be dear is looked through in one pass', () => {
  const xml = (text: string) => (length: number) => `<a>${text.repeat(length / text.length)}`;
  const json = (value: unknown) => JSON.stringify({ x: value });

  it.each<[string, (length: number) => string]>([
    ['tags that nothing closes', xml('<a')],
    ['comments that nothing closes', xml('<!-- >')],
    ['CDATA that nothing closes', xml('<![CDATA[>')],
    ['declarations that nothing closes', xml('<?')],
    ['elements without end', xml('<br>x')],
    ['an attribute without a value', (length) => `<a ${'a'.repeat(length)}>`],
    ['braces in an address', (length) => json(`https://a.b/${'{'.repeat(length)}`)],
    ['objects without end', (length) => `${'{"a":'.repeat(length / 6)}1${'}'.repeat(length / 6)}`],
    ['a long name of many values', (length) => `{"${'n'.repeat(length)}":[${'1,'.repeat(length / 2)}1]}`],
    [
      'base64 in a long line and a shorter one',
      (length) => {
        const packed = Buffer.from(`{"email":"ada@b.co","x":"${'a b '.repeat(length / 4)}"}`).toString(
          'base64',
        );
        return json(`${packed.slice(0, length)}\n${packed.slice(length)}`);
      },
    ],
  ])('%s', async (_, make) => {
    const cost = await growthOf(16_000, make, (body) => replaced(body));
    expect(cost).toBeLessThan(mostGrowth);
  });
});
