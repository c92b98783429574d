import { describe, expect, it } from '@jest/globals';
import { type Config, ConfigInvalid, parseConfig, toConfig } from '../../../src/app/configuration/config.ts';
import { configured, type Provider } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { everyOption } from '../../domain/support/gateways.ts';

const endpoint = { provider: 'github', secretId: 'hooks/github' };

function noFile(): string {
  throw new TypeError('no file is read here');
}

function inline(document: unknown): Config {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return parseConfig({ SALLYPORT_CONFIG: text }, noFile);
}

function mistakesOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.mistakes;
    throw error;
  }
  throw new TypeError('there is no mistake');
}

describe('the configuration', () => {
  it('needs one endpoint, and has defaults for the rest', () => {
    expect(inline({ endpoints: { github: endpoint } })).toEqual({
      endpoints: [
        {
          name: 'github',
          provider: providers.find(({ id }) => id === 'github'),
          secretId: 'hooks/github',
          bus: 'default',
          format: 'payload',
        },
      ],
      maxEntryBytes: 1_000_000,
      secretTtlSeconds: 300,
      previousSecretSeconds: 86_400,
      staleSecretSeconds: 86_400,
      originSecretId: undefined,
    });
  });

  it('takes every key', () => {
    const config = inline({
      endpoints: {
        github: endpoint,
        sms: { ...endpoint, provider: 'twilio', publicUrl: 'https://h.example.com/sms' },
      },
      bus: 'arn:aws:events:eu-west-1:000000000000:event-bus/hooks',
      format: 'envelope',
      maxEntryBytes: 262_144,
      secretTtlSeconds: 0,
      originSecretId: 'hooks/origin',
    });
    expect(config).toMatchObject({
      maxEntryBytes: 262_144,
      secretTtlSeconds: 0,
      originSecretId: 'hooks/origin',
    });
    expect(
      config.endpoints.map(({ name, bus, format, publicUrl }) => [name, bus, format, publicUrl]),
    ).toEqual([
      ['github', 'arn:aws:events:eu-west-1:000000000000:event-bus/hooks', 'envelope', undefined],
      [
        'sms',
        'arn:aws:events:eu-west-1:000000000000:event-bus/hooks',
        'envelope',
        'https://h.example.com/sms',
      ],
    ]);
  });

  it('lets an endpoint have its own bus and format', () => {
    const [own, common] = inline({
      endpoints: { own: { ...endpoint, bus: 'comms', format: 'quick-start' }, common: endpoint },
      bus: 'hooks',
      format: 'envelope',
    }).endpoints;
    expect(own).toMatchObject({ bus: 'comms', format: 'quick-start' });
    expect(common).toMatchObject({ bus: 'hooks', format: 'envelope' });
  });

  it.each(providers)('knows the provider $id', (provider) => {
    const options = everyOption(provider);
    const isStored = configured(provider, options).scheme.credential !== undefined;
    const secret = isStored ? { secretId: 'hooks/one' } : {};
    const publicUrl = 'https://h.example.com/a';
    const [hook] = inline({
      endpoints: { hook: { provider: provider.id, options, publicUrl, ...secret } },
    }).endpoints;
    expect(hook?.provider.id).toBe(provider.id);
  });

  it.each(['a', '0', 'git-hub', 'a-', `a${'b'.repeat(62)}`])(
    'takes %s as the name of an endpoint',
    (name) => {
      expect(inline({ endpoints: { [name]: endpoint } }).endpoints[0]?.name).toBe(name);
    },
  );

  it.each([
    'https://h.example.com',
    'https://h.example.com:8443/a%2Fb/',
    "http://localhost/it's",
    'https://h.example.com/sms?tenant=acme',
    'https://h.example.com?a=1&&b',
    'https://h.example.com/sms?orderId=*&tenant=acme',
    'https://h.example.com/*?a=b*',
  ])('takes %s as a public URL, as it is', (publicUrl) => {
    expect(inline({ endpoints: { hook: { ...endpoint, publicUrl } } }).endpoints[0]?.publicUrl).toBe(
      publicUrl,
    );
  });
});

describe('the options of an endpoint', () => {
  const publicUrl = 'https://h.example.com/sms';
  const sms = { provider: 'twilio', secretId: 'hooks/twilio', publicUrl };
  const withOptions =
    (options: unknown, parts: object = sms) =>
    () =>
      inline({ endpoints: { sms: { ...parts, options } } });

  it.each([{}, { allowGet: true }, { allowGet: false }])(
    'are those that its provider declares: %j',
    (options) => {
      const methods = options.allowGet ? ['POST', 'GET'] : ['POST'];
      expect(withOptions(options)().endpoints[0]?.provider.methods).toEqual(methods);
    },
  );

  it('may be off where what they need is missing', () => {
    const { publicUrl: _, ...bare } = sms;
    expect(withOptions({ allowGet: false }, bare)().endpoints[0]?.provider.methods).toEqual(['POST']);
  });

  it.each([
    [
      { alowGet: true },
      'endpoints.sms.options.alowGet: no such option of this provider, which has allowGet; do you mean allowGet?',
    ],
    [
      { constructor: true },
      'endpoints.sms.options.constructor: no such option of this provider, which has allowGet',
    ],
    [{ allowGet: 'yes' }, 'endpoints.sms.options.allowGet: must be true or false'],
    [{ allowGet: null }, 'endpoints.sms.options.allowGet: must be true or false'],
    [7, 'endpoints.sms.options: must be an object'],
    [null, 'endpoints.sms.options: must be an object'],
    [['allowGet'], 'endpoints.sms.options: must be an object'],
  ])('are refused by name: %j', (options, mistake) => {
    expect(mistakesOf(withOptions(options))).toEqual([mistake]);
  });

  it('are refused beside all else that is wrong with their endpoint', () => {
    const endpoint = { provider: 'twilio', secretId: '', bus: 'my bus' };
    const mistakes = mistakesOf(withOptions({ get: true }, endpoint));
    expect(mistakes).toHaveLength(3);
    expect(mistakes).toContain(
      'endpoints.sms.options.get: no such option of this provider, which has allowGet; do you mean allowGet?',
    );
  });

  it('of a provider that nobody knows are not judged', () => {
    expect(mistakesOf(withOptions({ get: true }, { provider: 'acme', secretId: 'a' }))).toEqual([
      expect.stringMatching(/^endpoints\.sms\.provider: must be one of /),
    ]);
  });

  it('are refused where their provider has none, or what they need is missing', () => {
    expect(mistakesOf(withOptions({ allowGet: true }, endpoint))).toEqual([
      'endpoints.sms.options.allowGet: no such option of this provider, which has none',
    ]);
    const { publicUrl: _, ...bare } = sms;
    expect(mistakesOf(withOptions({ allowGet: true, get: true }, bare))).toEqual([
      'endpoints.sms.options.allowGet: needs publicUrl beside it',
      'endpoints.sms.options.get: no such option of this provider, which has allowGet; do you mean allowGet?',
    ]);
  });
});

describe('a mistake', () => {
  const known = { hook: endpoint };
  const hook = (parts: unknown) => ({ endpoints: { hook: parts } });
  const cases: readonly { readonly document: unknown; readonly path: string; readonly says: RegExp }[] = [
    { document: {}, path: 'endpoints', says: /is missing/ },
    { document: { endpoints: {} }, path: 'endpoints', says: /at least one/ },
    { document: { endpoints: 7 }, path: 'endpoints', says: /must be an object/ },
    { document: { endpoints: null }, path: 'endpoints', says: /must be an object/ },
    { document: hook(7), path: 'endpoints.hook', says: /must be an object/ },
    { document: hook(null), path: 'endpoints.hook', says: /must be an object/ },
    { document: hook({ secretId: 'a' }), path: 'endpoints.hook.provider', says: /is missing/ },
    { document: hook({ provider: 'github' }), path: 'endpoints.hook.secretId', says: /is missing/ },
    {
      document: hook({ ...endpoint, provider: 'gitlub' }),
      path: 'endpoints.hook.provider',
      says: /there is no provider of this id; do you mean github, gitlab\?$/,
    },
    { document: hook({ ...endpoint, provider: 7 }), path: 'endpoints.hook.provider', says: /one of/ },
    {
      document: hook({ ...endpoint, secretId: '' }),
      path: 'endpoints.hook.secretId',
      says: /must not be empty/,
    },
    { document: hook({ ...endpoint, secretId: 7 }), path: 'endpoints.hook.secretId', says: /must be text/ },
    { document: hook({ ...endpoint, bus: '' }), path: 'endpoints.hook.bus', says: /must not be empty/ },
    { document: hook({ ...endpoint, format: 'xml' }), path: 'endpoints.hook.format', says: /one of payload/ },
    { document: hook({ ...endpoint, secret: 'a' }), path: 'endpoints.hook.secret', says: /unknown key/ },
    {
      document: hook({ ...endpoint, publicUrl: 7 }),
      path: 'endpoints.hook.publicUrl',
      says: /must be text/,
    },
    ...[
      'h.example.com',
      'ftp://h.example.com',
      'https://',
      'https:///a',
      'https://h/#a',
      'https://h/?',
      'https://h/?a=b#c',
    ].map((publicUrl) => ({
      document: hook({ ...endpoint, publicUrl }),
      path: 'endpoints.hook.publicUrl',
      says: /must be an http\(s\) URL/,
    })),
    ...['https://h/?a=*', 'https://h?a=b&c=*', 'https://h/?*&a=*'].map((publicUrl) => ({
      document: hook({ ...endpoint, publicUrl }),
      path: 'endpoints.hook.publicUrl',
      says: /must not end with [*]/,
    })),
    ...['GitHub', '-a', 'a_b', 'a/b', 'a.b', `a${'b'.repeat(63)}`, 'ž'].map((name) => ({
      document: { endpoints: { [name]: endpoint } },
      path: `endpoints.${name}`,
      says: /is not an endpoint name/,
    })),
    { document: { endpoints: known, bus: '' }, path: 'bus', says: /must not be empty/ },
    { document: { endpoints: known, bus: 7 }, path: 'bus', says: /must be text/ },
    { document: { endpoints: known, bus: null }, path: 'bus', says: /must be text/ },
    ...[
      'my bus',
      'bus?',
      'höoks',
      'hooks\n',
      'x'.repeat(1_601),
      'arn:aws:sqs:eu-west-1:000000000000:hooks',
      'arn:aws:events:eu-west-1:0000:event-bus/hooks',
      'arn:aws:events:eu-west-1:000000000000:rule/hooks',
    ].flatMap((bus) => [
      { document: { endpoints: known, bus }, path: 'bus', says: /must be the name of an event bus/ },
      { document: hook({ ...endpoint, bus }), path: 'endpoints.hook.bus', says: /must be the name/ },
    ]),
    { document: { endpoints: known, format: 'xml' }, path: 'format', says: /one of payload/ },
    { document: { endpoints: known, maxEntryBytes: 1_023 }, path: 'maxEntryBytes', says: /at least 1024/ },
    {
      document: { endpoints: known, maxEntryBytes: 1_048_577 },
      path: 'maxEntryBytes',
      says: /at most 1048576/,
    },
    { document: { endpoints: known, maxEntryBytes: 2_000.5 }, path: 'maxEntryBytes', says: /whole/ },
    { document: { endpoints: known, maxEntryBytes: '1mb' }, path: 'maxEntryBytes', says: /number of bytes/ },
    {
      document: { endpoints: known, secretTtlSeconds: -1 },
      path: 'secretTtlSeconds',
      says: /not be negative/,
    },
    { document: { endpoints: known, secretTtlSeconds: 0.5 }, path: 'secretTtlSeconds', says: /whole/ },
    {
      document: { endpoints: known, secretTtlSeconds: '300' },
      path: 'secretTtlSeconds',
      says: /number of seconds/,
    },
    { document: { endpoints: known, originSecretId: '' }, path: 'originSecretId', says: /must not be empty/ },
    { document: { endpoints: known, buss: 'a' }, path: 'buss', says: /unknown key/ },
  ];

  it('is found in many places', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40);
  });

  it.each(cases)('is told with its path: $path of $document', ({ document, path, says }) => {
    const mistakes = mistakesOf(() => inline(document));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(says);
    expect(mistakes[0]?.startsWith(`${path}: `)).toBe(true);
  });

  it.each([7, null, 'text', [], true])('is told where the document is %j', (document) => {
    expect(mistakesOf(() => toConfig(document)).join()).toMatch(/must be an object|is missing/);
  });

  it('does not hide the others: all are told at once, in one message', () => {
    const error = (() => {
      try {
        return inline({
          endpoints: {
            GitHub: endpoint,
            sms: { provider: 'twillio', bus: 7, secrets: 'a' },
            pay: { provider: 'stripe', secretId: '', publicUrl: 'pay' },
          },
          maxEntryBytes: 0,
          secretTtlSeconds: -1,
          bogus: true,
        });
      } catch (thrown) {
        return thrown;
      }
    })() as ConfigInvalid;
    expect(error).toMatchObject({ name: 'ConfigInvalid', code: 'config_invalid' });
    const paths = error.mistakes.map((mistake) => mistake.split(':')[0]).sort();
    expect(paths).toEqual(
      [
        'bogus',
        'endpoints.GitHub',
        'endpoints.pay.publicUrl',
        'endpoints.pay.secretId',
        'endpoints.sms.bus',
        'endpoints.sms.provider',
        'endpoints.sms.secretId',
        'endpoints.sms.secrets',
        'maxEntryBytes',
        'secretTtlSeconds',
      ].sort(),
    );
    for (const mistake of error.mistakes) expect(error.message).toContain(`\n  - ${mistake}`);
  });
});

describe('a secret that was written in the wrong place', () => {
  const secret = 'whsec_hunter2hunter2';
  const hook = (parts: unknown) => JSON.stringify({ endpoints: { hook: parts } });
  const texts = [
    secret,
    `"${secret}"`,
    `["${secret}"]`,
    `{"endpoints":"${secret}"}`,
    `{"endpoints":["${secret}"]}`,
    `{"endpoints":{"hook":"${secret}"}}`,
    `{"endpoints":{"hook":{"provider":"github","secretId":"a"}},"x":${secret}}`,
    `{"endpoints":{"hook":{"provider":"github","secretId":"${secret}`,
    hook({ provider: secret, secretId: 'a' }),
    hook({ provider: [secret], secretId: 'a' }),
    hook({ provider: 'github', secret }),
    hook({ provider: 'github', secretId: [secret] }),
    hook({ provider: 'github', secretId: { [secret]: secret } }),
    hook({ provider: 'github', secretId: 'a', format: secret }),
    hook({ provider: 'github', secretId: 'a', bus: [secret] }),
    hook({ provider: 'github', secretId: 'a', publicUrl: `${secret}` }),
    hook({ provider: 'github', secretId: 'a', publicUrl: `https://h/#token=${secret}` }),
    hook({ provider: 'github', secretId: 'a', options: { token: secret } }),
    hook({ provider: 'twilio', secretId: 'a', options: { allowGet: secret } }),
    ...['bus', 'format', 'maxEntryBytes', 'secretTtlSeconds', 'originSecretId', 'unknown'].flatMap((key) =>
      [secret, [secret], { secret }].map((value) => JSON.stringify({ endpoints: {}, [key]: value })),
    ),
  ];

  it.each(texts)('is not repeated: %s', (text) => {
    const mistakes = mistakesOf(() => inline(text));
    expect(mistakes.length).toBeGreaterThan(0);
    expect(mistakes.join('\n')).not.toContain('hunter2');
  });

  it.each(texts)('is not repeated from a file: %s', (text) => {
    const mistakes = mistakesOf(() => parseConfig({ SALLYPORT_CONFIG_FILE: '/c.json' }, () => text));
    expect(mistakes.join('\n')).not.toContain('hunter2');
  });
});

describe('where the configuration comes from', () => {
  const base = {
    endpoints: { github: endpoint, sms: { provider: 'twilio', secretId: 'file/sms', bus: 'file' } },
    bus: 'file',
    secretTtlSeconds: 60,
  };

  function merged(over: unknown, file: unknown = base): Config {
    const env = { SALLYPORT_CONFIG: JSON.stringify(over), SALLYPORT_CONFIG_FILE: '/etc/sallyport.json' };
    return parseConfig(env, (path) => {
      expect(path).toBe('/etc/sallyport.json');
      return JSON.stringify(file);
    });
  }

  it('may be a file alone', () => {
    const config = parseConfig({ SALLYPORT_CONFIG_FILE: 'c.json' }, () => JSON.stringify(base));
    expect(config.endpoints.map(({ name }) => name)).toEqual(['github', 'sms']);
    expect(config.secretTtlSeconds).toBe(60);
  });

  it('may be both, and the inline one wins key by key', () => {
    expect(merged({ bus: 'inline' })).toMatchObject({
      secretTtlSeconds: 60,
      endpoints: [
        { name: 'github', bus: 'inline' },
        { name: 'sms', bus: 'file' },
      ],
    });
  });

  it('may be both, and the inline one wins endpoint by endpoint, each as a whole', () => {
    const config = merged({
      endpoints: {
        sms: { provider: 'twilio', secretId: 'inline/sms' },
        pay: { provider: 'stripe', secretId: 'pay' },
      },
    });
    expect(config.endpoints.map(({ name, secretId, bus }) => [name, secretId, bus])).toEqual([
      ['github', 'hooks/github', 'file'],
      ['sms', 'inline/sms', 'file'],
      ['pay', 'pay', 'file'],
    ]);
  });

  it.each([{ endpoints: 7 }, { endpoints: null }, { endpoints: ['a'] }])(
    'does not lose a mistake in merging: %j',
    (over) => {
      expect(mistakesOf(() => merged(over))[0]).toMatch(/^endpoints/);
    },
  );

  it.each([{}, { SALLYPORT_CONFIG: '' }, { SALLYPORT_CONFIG: '', SALLYPORT_CONFIG_FILE: '' }])(
    'must be named: %j',
    (env) => {
      expect(mistakesOf(() => parseConfig(env, noFile))).toEqual([
        expect.stringMatching(/SALLYPORT_CONFIG\b.*SALLYPORT_CONFIG_FILE/),
      ]);
    },
  );

  it('is told of by both names where both are broken', () => {
    const env = { SALLYPORT_CONFIG: '{', SALLYPORT_CONFIG_FILE: 'c.json' };
    expect(mistakesOf(() => parseConfig(env, () => '[]'))).toEqual([
      'SALLYPORT_CONFIG_FILE, c.json: must be one JSON object',
      'SALLYPORT_CONFIG: must be one JSON object, and is not JSON: is a comma or a quote too many or missing?',
    ]);
  });

  it('is told of with the reason where a file cannot be read', () => {
    const read = () => {
      throw Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
    };
    expect(mistakesOf(() => parseConfig({ SALLYPORT_CONFIG_FILE: 'c.json' }, read))).toEqual([
      'SALLYPORT_CONFIG_FILE, c.json: the file cannot be read (ENOENT)',
    ]);
  });
});

describe('providers of the user', () => {
  const acme: Provider = { ...github, id: 'acme', source: 'acme.example' };
  const other = { provider: 'acme', secretId: 'hooks/acme' };

  it('are found beside the built-in ones', () => {
    const config = toConfig({ endpoints: { a: other, g: endpoint } }, [acme]);
    expect(config.endpoints.map(({ provider }) => provider)).toEqual([acme, github]);
  });

  it('are found in the environment too', () => {
    const env = { SALLYPORT_CONFIG: JSON.stringify({ endpoints: { a: other } }) };
    expect(parseConfig(env, noFile, [acme]).endpoints[0]?.provider).toBe(acme);
  });

  it('are named to those who ask for another one', () => {
    const mistakesWith = (provider: string) =>
      mistakesOf(() => toConfig({ endpoints: { a: { ...other, provider } } }, [acme]));
    expect(mistakesWith('qqqq')).toEqual([
      `endpoints.a.provider: must be one of ${[...providers.map(({ id }) => id), 'acme'].join(', ')}`,
    ]);
    expect(mistakesWith('acne')).toEqual([
      'endpoints.a.provider: there is no provider of this id; do you mean acme?',
    ]);
  });

  it.each([
    { what: 'a built-in one has it', own: [github], id: 'github' },
    { what: 'another one of them has it', own: [acme, { ...acme, name: 'Acme 2' }], id: 'acme' },
  ])('cannot have an id that is taken: $what', ({ own, id }) => {
    const document = { endpoints: { g: endpoint }, buss: 'x' };
    expect(mistakesOf(() => toConfig(document, own))).toEqual([
      `provider ${id}: there is one with this id already, choose another id`,
      'buss: unknown key; do you mean bus?',
    ]);
  });
});

describe('a name that every object of JavaScript has', () => {
  const names = [
    'constructor',
    'prototype',
    'tostring',
    'valueof',
    'hasownproperty',
    'then',
    'length',
    'map',
  ];

  it.each(names)('is an endpoint like any other: %s', (name) => {
    const text = `{"endpoints":{"${name}":{"provider":"github","secretId":"${name}"}}}`;
    const [made, ...others] = inline(text).endpoints;
    expect(made).toMatchObject({ name, secretId: name });
    expect(others).toEqual([]);
  });

  it('is kept when two documents become one', () => {
    const file = '{"endpoints":{"constructor":{"provider":"github","secretId":"a"}}}';
    const over = '{"endpoints":{"prototype":{"provider":"stripe","secretId":"b"}}}';
    const env = { SALLYPORT_CONFIG: over, SALLYPORT_CONFIG_FILE: 'x' };
    const { endpoints } = parseConfig(env, () => file);
    expect(endpoints.map(({ name }) => name)).toEqual(['constructor', 'prototype']);
  });

  it.each(['__proto__', 'toString', 'hasOwnProperty'])(
    'is refused in words where it is no endpoint name: %s',
    (name) => {
      const text = `{"endpoints":{"${name}":{"provider":"github","secretId":"a"}}}`;
      expect(mistakesOf(() => inline(text))).toEqual([
        expect.stringMatching(`^endpoints.${name}: is not an endpoint name`),
      ]);
    },
  );

  it.each(['__proto__', 'toString', 'constructor'])('is an unknown key anywhere else: %s', (name) => {
    const end = '{"provider":"github","secretId":"a"}';
    expect(mistakesOf(() => inline(`{"endpoints":{"a":${end}},"${name}":{}}`))).toEqual([
      `${name}: unknown key`,
    ]);
    const inside = `{"endpoints":{"a":{"provider":"github","secretId":"a","${name}":{}}}}`;
    expect(mistakesOf(() => inline(inside))).toEqual([`endpoints.a.${name}: unknown key`]);
  });
});

it('a configuration may begin with the mark that some editors write', () => {
  const text = `\ufeff${JSON.stringify({ endpoints: { github: endpoint } })}`;
  expect(inline(text).endpoints).toHaveLength(1);
  expect(parseConfig({ SALLYPORT_CONFIG_FILE: 'x' }, () => text).endpoints).toHaveLength(1);
});
