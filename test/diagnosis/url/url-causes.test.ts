import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Trial } from '../../../src/diagnosis/trial.ts';
import { urlCauses } from '../../../src/diagnosis/url/url-causes.ts';
import type { ProviderId } from '../../../src/domain/providers/index.ts';
import { nothingAtHand, trialOf, withBody, withHeaders, withSecret } from '../support/trials.ts';
import { verifies, verifying } from '../support/verifying.ts';

const key = 'the signature key of a subscription';
const body = '{"merchant_id":"MLEFBHHSJGVHD","type":"payment.created"}';
const none = { otherUrls: [] };

interface Arrives {
  readonly host?: string;
  readonly rawPath?: string;
  readonly rawQuery?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly publicUrl?: string;
}

/** A delivery of Square's, signed under a URL by no code of ours, as it arrives behind something that changes URLs. */
function fromSquare(signedUrl: string, { headers = {}, publicUrl, ...came }: Arrives): Trial {
  const signature = createHmac('sha256', key)
    .update(signedUrl + body)
    .digest('base64');
  const trial = withHeaders(
    withBody(withSecret(trialOf('square'), key), body),
    ['x-square-hmacsha256-signature', signature],
    ...Object.entries(headers),
  );
  const arrived = { host: 'hooks.example.com', rawPath: '/square', rawQuery: '' };
  return {
    ...trial,
    request: { ...trial.request, ...arrived, ...came },
    endpoint: { ...trial.endpoint, ...(publicUrl !== undefined && { publicUrl }) },
  };
}

/** What a search would say: the first that verifies. */
function told(trial: Trial, otherUrls: readonly string[] = []) {
  expect(verifies(trial)).toBe(false);
  const [first] = verifying(urlCauses(trial, { otherUrls }));
  return first && { id: first.cause.id, cure: first.cause.cure, publicUrl: first.trial.endpoint.publicUrl };
}

const aws = 'abc123.execute-api.eu-west-1.amazonaws.com';

describe('a URL that is not the one that was signed', () => {
  it.each<[id: string, signed: string, came: Arrives, otherUrls?: readonly string[]]>([
    ['url_was_http', 'http://hooks.example.com/square', {}],
    ['url_was_http', 'http://hooks.example.com/square', {}, ['no URL', '/square']],
    ['url_was_https', 'https://hooks.example.com/square', { publicUrl: 'http://hooks.example.com/square' }],
    [
      'url_had_host_of_header',
      'https://a.example.org/square',
      { headers: { 'x-forwarded-host': 'a.example.org' } },
    ],
    [
      'url_had_host_of_header',
      'https://a.example.org/square',
      { headers: { 'x-original-host': 'a.example.org' } },
    ],
    [
      'url_had_host_of_header',
      'https://a.example.org/square',
      { headers: { forwarded: 'for=192.0.2.1;host=a.example.org;proto=https' } },
    ],
    [
      'url_had_host_of_header',
      'https://a.example.org:8443/square',
      { headers: { 'x-forwarded-host': 'b.internal, a.example.org:8443' } },
    ],
    [
      'url_had_host_that_arrived',
      'https://hooks.example.com/square',
      { publicUrl: 'https://old.example.com/square' },
    ],
    [
      'url_had_host_that_arrived',
      'https://web_app:3000/square',
      { publicUrl: 'https://old.example.com/square', host: 'web_app:3000' },
    ],
    ['url_had_host_of_another', 'https://x.ngrok.app/square', {}, ['https://x.ngrok.app/other']],
    ['url_had_www', 'https://www.hooks.example.com/square', {}],
    ['url_had_no_www', 'https://example.com/square', { host: 'www.example.com' }],
    ['url_had_host_in_small_letters', 'https://hooks.example.com/square', { host: 'Hooks.Example.com' }],
    ['url_had_port', 'https://hooks.example.com:443/square', {}],
    ['url_had_port', 'https://hooks.example.com:8443/square', {}],
    ['url_had_port', 'https://hooks.example.com:9443/square', { headers: { 'x-forwarded-port': '9443' } }],
    ['url_had_no_port', 'https://hooks.example.com/square', { host: 'hooks.example.com:443' }],
    ['url_had_path_prefix', `https://${aws}/prod/square`, { host: aws }],
    ['url_had_path_prefix', `https://${aws}/$default/square`, { host: aws }],
    [
      'url_had_forwarded_prefix',
      'https://hooks.example.com/shop/v2/square',
      { headers: { 'x-forwarded-prefix': '/shop/v2/' } },
    ],
    ['url_had_no_path_prefix', 'https://hooks.example.com/square', { rawPath: '/prod/square' }],
    ['url_had_path_of_endpoint', 'https://hooks.example.com/square', { rawPath: '/a/b' }],
    ['url_had_endpoint_behind_path', 'https://hooks.example.com/a/b/square', { rawPath: '/a/b/' }],
    [
      'url_had_path_that_arrived',
      'https://hooks.example.com/square',
      { publicUrl: 'https://hooks.example.com/other/path' },
    ],
    [
      'url_had_path_of_another',
      'https://hooks.example.com/webhooks/in',
      {},
      ['https://x.example.net/webhooks/in'],
    ],
    ['url_had_trailing_slash', 'https://hooks.example.com/square/', {}],
    ['url_had_no_trailing_slash', 'https://hooks.example.com/a/square', { rawPath: '/a/square/' }],
    ['url_had_no_root_slash', 'https://hooks.example.com', { rawPath: '/' }],
    ['url_had_double_slash', 'https://hooks.example.com//square', {}],
    ['url_had_single_slashes', 'https://hooks.example.com/a/b/square', { rawPath: '/a//b///square' }],
    ['url_had_decoded_path', 'https://hooks.example.com/a:b', { rawPath: '/a%3Ab' }],
    ['url_had_encoded_path', 'https://hooks.example.com/gr%C3%B6%C3%9Fe', { rawPath: '/größe' }],
    ['url_had_path_in_capital_digits', 'https://hooks.example.com/a%3Ab', { rawPath: '/a%3ab' }],
    ['url_had_path_in_small_digits', 'https://hooks.example.com/a%3ab', { rawPath: '/a%3Ab' }],
    [
      'url_had_no_fragment',
      'https://hooks.example.com/square',
      { publicUrl: 'https://hooks.example.com/square#top' },
    ],
    [
      'url_had_configured_query',
      'https://hooks.example.com/square?shop=1',
      { publicUrl: 'https://hooks.example.com/square?shop=1' },
    ],
    [
      'url_had_query_of_another',
      'https://hooks.example.com/square?shop=2',
      {},
      ['https://hooks.example.com/square?shop=2'],
    ],
    ['url_had_no_query', 'https://hooks.example.com/square', { rawQuery: 'a=1' }],
    ['url_had_query_by_name', 'https://hooks.example.com/square?a=1&b=2&c=3', { rawQuery: 'b=2&c=3&a=1' }],
    ['url_had_query_reversed', 'https://hooks.example.com/square?b=2&c=3&a=1', { rawQuery: 'a=1&c=3&b=2' }],
    [
      'url_had_no_campaign',
      'https://hooks.example.com/square?a=1',
      { rawQuery: 'utm_source=x&a=1&utm_medium=y' },
    ],
    ['url_had_fewer_parameters', 'https://hooks.example.com/square?b=2&a=1', { rawQuery: 'b=2&route=7&a=1' }],
    ['url_had_percent_20', 'https://hooks.example.com/square?a=b%20c', { rawQuery: 'a=b+c' }],
    ['url_had_plus', 'https://hooks.example.com/square?a=b+c', { rawQuery: 'a=b%20c' }],
    ['url_had_decoded_query', 'https://hooks.example.com/square?a=b:c/d', { rawQuery: 'a=b%3Ac%2Fd' }],
    ['url_had_encoded_query', 'https://hooks.example.com/square?a=b%3Ac%2Fd', { rawQuery: 'a=b:c/d' }],
    [
      'url_had_query_with_plain_marks',
      'https://hooks.example.com/square?a=b:%20%C3%B6',
      { rawQuery: 'a=b%3A%20%C3%B6' },
    ],
    ['url_had_capital_digits', 'https://hooks.example.com/square?a=b%3Ac', { rawQuery: 'a=b%3ac' }],
    ['url_had_small_digits', 'https://hooks.example.com/square?a=b%3ac', { rawQuery: 'a=b%3Ac' }],
    ['url_had_tilde', 'https://hooks.example.com/square?a=%3a~', { rawQuery: 'a=%3a%7E' }],
    ['url_had_encoded_tilde', 'https://hooks.example.com/square?a=%3a%7E', { rawQuery: 'a=%3a~' }],
    [
      'url_had_no_password',
      'https://hooks.example.com/square',
      { publicUrl: 'https://jo:pass@hooks.example.com/square' },
    ],
    ['url_differs_twice', `https://${aws}/prod/square`, { headers: { 'x-forwarded-host': aws } }],
    ['url_differs_twice', 'http://hooks.example.com:8080/square', {}],
    ['url_differs_twice', 'https://hooks.example.com:8443/square/', {}],
    [
      'url_differs_twice',
      'https://hooks.example.com/square',
      { host: 'hooks.example.com:443', rawPath: '/square/' },
    ],
    ['url_differs_twice', 'http://hooks.example.com/square', { rawPath: '/square/' }],
    ['url_differs_twice', `https://${aws}/prod/square`, { host: `${aws}:443` }],
    [
      'url_differs_twice',
      'http://a.example.org/square',
      { headers: { 'x-forwarded-host': 'a.example.org' } },
    ],
  ])('is told as it was signed: %s, %s', (id, signed, came, ...more) => {
    const [otherUrls] = more.filter(Array.isArray);
    const found = told(fromSquare(signed, came), otherUrls);
    expect(found?.id).toBe(id);
    expect(found?.cure).toContain(signed);
  });

  it('is told with what to configure, and configured so it verifies', () => {
    const trial = fromSquare(`https://${aws}/prod/square`, { headers: { 'x-forwarded-host': aws } });
    const publicUrl = told(trial)?.publicUrl as string;
    expect(publicUrl).toBe(`https://${aws}/prod/square`);
    expect(verifies({ ...trial, endpoint: { ...trial.endpoint, publicUrl } })).toBe(true);
  });

  it('is told of a name and a password in it, and never the password', () => {
    const basic = `Basic ${Buffer.from('jo:pass-of-jo-0815').toString('base64')}`;
    const found = told(
      fromSquare('https://jo:pass-of-jo-0815@hooks.example.com/square', {
        headers: { authorization: basic },
      }),
    );
    expect(found?.id).toBe('url_had_password');
    expect(found?.cure).toBe('configure publicUrl of the endpoint as https://jo:…@hooks.example.com/square');
  });

  it('shows no value of its query that may be a token', () => {
    const query = 'shop=1&token=3f9c1e7a0b5d8264c7e1';
    const found = told(fromSquare(`http://hooks.example.com/square?${query}`, { rawQuery: query }));
    expect(found?.cure).toMatch(/http:\/\/hooks[.]example[.]com\/square[?]shop=1&token=…$/);
  });

  it('shows no token that stands alone in a URL', () => {
    const token = '3f9c1e7a0b5d8264c7e1';
    const query = `shop=1&${token}&key=hunter2`;
    const url = `https://${token}@hooks.example.com/square?${query}`;
    const found = told(fromSquare(url, { rawQuery: query }), [url]);
    expect(found?.cure).toMatch(/https:\/\/…@hooks[.]example[.]com\/square[?]shop=1&…&key=…$/);
  });
});

/** Real deliveries, and what a gateway in front of us makes of their URLs. */
const senders: readonly ProviderId[] = [
  'twilio',
  'plivo',
  'hubspot',
  'square',
  'trello',
  'monday',
  'messagebird',
  'upstash-qstash',
  'contentful',
  'jira',
];

const moved: Readonly<Record<string, (request: Trial['request']) => Partial<Trial['request']>>> = {
  'behind another host': ({ host, headers }) => ({
    host: 'internal-alb-1.example.net',
    headers: new Map([...headers, ['x-forwarded-host', host]]),
  }),
  'with a stage before it': ({ rawPath }) => ({ rawPath: `/prod${rawPath}` }),
  'with a slash behind it': ({ rawPath }) => ({ rawPath: `${rawPath}/` }),
  'with a parameter that was added': ({ rawQuery }) => ({
    rawQuery: [rawQuery, 'utm_source=x'].filter(Boolean).join('&'),
  }),
};

describe('a real delivery that came under another URL', () => {
  it.each(senders)('is told as its sender signed it: %s', (id) => {
    const trial = trialWithUrl(id);
    const { publicUrl: _, ...endpoint } = trial.endpoint;
    const found = Object.entries(moved).flatMap(([how, change]) => {
      const came = { ...trial, endpoint, request: { ...trial.request, ...change(trial.request) } };
      return verifies(came) ? [] : [`${how}: ${verifying(urlCauses(came, none))[0]?.cause.id}`];
    });
    expect(found.filter((one) => one.endsWith('undefined'))).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(2);
  });

  it('is told without the fields of a form that came by GET', () => {
    const trial = trialOf('twilio', 19);
    expect(trial.request.method).toBe('GET');
    const { publicUrl = '', ...endpoint } = trial.endpoint;
    const http = { ...endpoint, publicUrl: publicUrl.replace('https:', 'http:') };
    const cure = (one: Trial) => told(one)?.cure;
    expect(cure({ ...trial, endpoint: http })).toBe(`configure publicUrl of the endpoint as ${publicUrl}`);
  });

  it.each(['twilio', 'plivo'] as const)('is told that its query is not configured: %s', (id) => {
    const { publicUrl: _, ...endpoint } = withQueryOf(id).endpoint;
    expect(told({ ...withQueryOf(id), endpoint })?.id).toBe('url_query_was_not_configured');
  });

  it.each([
    ['the endpoint has no publicUrl', undefined],
    ['publicUrl has another one', 'https://hooks.example.com/twilio?another=query'],
  ])(
    'is told what to configure where no secret fits, and what would be signed then: %s',
    async (words, publicUrl) => {
      const { publicUrl: given, ...endpoint } = withQueryOf('twilio').endpoint;
      const configured = { ...endpoint, ...(publicUrl !== undefined && { publicUrl }) };
      const trial = withSecret({ ...withQueryOf('twilio'), endpoint: configured }, 'ab12'.repeat(8));
      const { code, causes, explanation, verdict } = await diagnose(trial, nothingAtHand);
      expect({ code, causes }).toEqual({ code: 'query_not_configured', causes: [] });
      expect(verdict).toContain(`it came with a query, and ${words}`);
      if (publicUrl === undefined)
        expect(verdict).toContain(`configure publicUrl of the endpoint as ${given}, where`);
      expect(explanation.signed[0]?.what).toBe('the URL');
      expect(explanation.computed).toHaveLength(1);
    },
  );
});

/** The first of its deliveries in which it signs the URL: some sign one by an option. */
function trialWithUrl(id: ProviderId): Trial {
  for (let number = 0; ; number += 1) {
    const trial = trialOf(id, number);
    if (trial.endpoint.provider.scheme.signsUrl) return trial;
  }
}

/** The first of its deliveries that has a query and needs it configured. */
function withQueryOf(id: ProviderId): Trial {
  for (let number = 0; ; number += 1) {
    const trial = trialOf(id, number);
    const { publicUrl: _, ...endpoint } = trial.endpoint;
    if (trial.request.rawQuery !== '' && trial.request.method === 'POST' && !verifies({ ...trial, endpoint }))
      return trial;
  }
}

describe('variants of a URL', () => {
  it.each(senders)('differ from each other and from what came, and none fits noise: %s', (id) => {
    const trial = trialWithUrl(id);
    const noise = withSecret(trial, 'another secret that nobody signed with 0815');
    const variants = [...urlCauses(noise, none)];
    expect(variants.length).toBeGreaterThanOrEqual(30);
    const texts = variants.map(({ trial: { request, endpoint } }) =>
      JSON.stringify([endpoint.publicUrl, request.rawPath, request.rawQuery]),
    );
    expect(new Set(texts).size).toBe(texts.length);
    expect(verifying(variants)).toEqual([]);
  });

  it('are none of a sender that signs no URL', () => {
    expect([...urlCauses(trialOf('github'), none)]).toEqual([]);
  });

  it('are printed safely, whatever a stranger wrote into a URL', () => {
    const trial = fromSquare('https://hooks.example.com/square', {
      rawPath: '/\u001b[31m\u202eevil',
      rawQuery: '\u0007=1&a=2',
      host: 'evil\u0007',
      headers: { 'x-forwarded-host': 'evil\u0007.example', 'x-forwarded-prefix': '/\u001b[31m' },
    });
    const said = [...urlCauses(trial, none)].map(({ cause }) => cause.words + cause.cure).join('');
    expect(said).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
