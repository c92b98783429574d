import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KeyPairs } from '../../src/adapters/local/files/key-pairs.ts';
import { builtIn } from '../../src/app/configuration/built-in.ts';
import { exampleOptions } from '../../src/cli/example-options.ts';
import { chosenSample } from '../../src/cli/send/chosen-sample.ts';
import { configured } from '../../src/domain/provider.ts';
import { signedByPair } from '../../src/domain/verification/as-sender.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import { asToldTo } from '../../src/samples/sample.ts';
import { fixturesOf } from '../domain/support/fixtures.ts';
import { aJournal, anEntry } from '../support/journal.ts';
import { Terminal } from '../support/terminal.ts';

const forms = resolve('test/fixtures/forms');
/** That of `gitea` in test/fixtures/providers. */
const secret = 'HpN3fGa5evK2mXw9Tz4LrKs1VkBcYd8';
const signature = 'c7cc9180f66ef7913c9957b82c8ced60f5bb83e660f4e12159ac84fce5182e72';
const plaidSecret = { clientId: '5a115a115a115a115a115a11', secret: '5a115a115a115a115a115a115a115a' };
const chrome = join(forms, 'chrome-bash.txt');

let terminal: Terminal;
beforeEach(() => {
  terminal = new Terminal();
  mkdirSync(join(terminal.cwd, '.sallyport'));
});
afterEach(() => terminal.remove());

function write(name: string, content: string | Uint8Array): string {
  const path = join(terminal.cwd, name);
  writeFileSync(path, content);
  return path;
}

function store(secrets: object): void {
  write('.sallyport/secrets.json', JSON.stringify(secrets));
}

const lastLine = () => terminal.lines.at(-1);

describe('sallyport verify', () => {
  it('says in its last line by which secret a delivery verifies, and before it what was signed', async () => {
    store({ gitea: secret });
    expect(await terminal.run('verify', chrome)).toBe(0);
    expect(lastLine()).toBe('It verifies with the current secret of gitea.');
    expect(terminal.out).toMatch(
      /^delivery +POST hooks[.]example[.]com\/gitea, 170 B, from a curl command$/m,
    );
    expect(terminal.out).toMatch(/^endpoint +gitea \(Gitea\), found by its path$/m);
    expect(terminal.out).toMatch(/^signed +the body +170 B +\{"ref"/m);
    expect(terminal.err).toBe('');
  });

  it('reads a secret as PowerShell and Notepad write one', async () => {
    write('utf16', Buffer.from(`\ufeff${secret}\r\n`, 'utf16le'));
    write('utf8', `\ufeff${secret}\r\n`);
    for (const file of ['utf16', 'utf8'])
      expect(await terminal.fresh('verify', chrome, '--secret-file', file)).toBe(0);
  });

  it('says in its last line why one does not, and what to do', async () => {
    write('other.txt', 'another-secret-than-that-of-gitea-9d1f\n');
    store({ gitea: secret });
    expect(await terminal.run('verify', chrome, '--secret-file', 'other.txt')).toBe(1);
    expect(lastLine()).toMatch(/^It does not verify: .*the current secret of gitea[.] Store /);
    expect(terminal.out.match(/it was signed with another secret/g)).toHaveLength(1);
    expect(lastLine()).not.toContain('put right');
  });

  it('says by which secret one verifies once what is wrong is put right', async () => {
    store({ gitea: secret });
    write('other.txt', 'another-secret-than-that-of-gitea-9d1f');
    const broken = write('broken.txt', readFileSync(chrome, 'utf8').replaceAll(signature, `"${signature}"`));
    expect(await terminal.fresh('verify', broken)).toBe(1);
    expect(lastLine()).toMatch(/[.] With that put right it verifies with the current secret of gitea[.] /);
    expect(await terminal.fresh('verify', broken, '--json')).toBe(1);
    expect(JSON.parse(terminal.out)).toMatchObject({
      isVerified: false,
      by: 'the current secret of gitea',
      causes: [{ axis: 'header' }],
    });
  });

  it('shows what its sender writes where nothing stands there', async () => {
    store({ gitea: secret });
    const body = readFileSync(join(forms, 'by-hand-body.txt'));
    const url = ['--url', 'https://hooks.example.com/gitea'];
    expect(await terminal.fresh('verify', '--body', write('body', body), ...url)).toBe(1);
    expect(terminal.out).toMatch(/^expected +x-gitea-signature: <64 hexadecimal digits>$/m);
    expect(await terminal.fresh('verify', chrome)).toBe(0);
    expect(terminal.out).not.toMatch(/^expected/m);
  });

  it('shows the line ends that are signed', async () => {
    store({ gitea: secret });
    const header = ['--header', `x-gitea-signature: ${signature}`];
    const body = ['--body', write('body', 'one\ntwo\r\nthree')];
    expect(await terminal.run('verify', ...header, ...body, '--provider', 'gitea')).toBe(1);
    expect(terminal.out).toContain('one↵two␍↵three');
  });

  it.each([
    ['1e20', 1e20],
    ['-1e20', -1e20],
  ])('takes a time that is none for no time: %s', async (_, timeEpoch) => {
    store({ gitea: secret });
    const http = { method: 'POST', path: '/gitea' };
    const event = { rawPath: '/gitea', headers: {}, requestContext: { http, timeEpoch } };
    expect(await terminal.fresh('verify', write('event.json', JSON.stringify(event)))).toBe(1);
    expect(terminal.out).toMatch(/from an event of a Lambda function$/m);
  });

  it('keeps its last line on one for a program, and wraps it on a terminal', async () => {
    store({ gitea: 'x8Zk2v-another-secret-Qw91' });
    expect(await terminal.run('verify', chrome)).toBe(1);
    const narrow = new Terminal({ cwd: terminal.cwd, columns: 60 });
    expect(await narrow.run('verify', chrome)).toBe(1);
    expect(narrow.lines.every((line) => line.length <= 60 || line.includes('https://'))).toBe(true);
    expect(narrow.out.replaceAll('\n', ' ')).toContain(lastLine());
  });

  it('leaves what it says the whole line beside its labels', async () => {
    store({ gitea: secret });
    const narrow = new Terminal({ cwd: terminal.cwd, columns: 40 });
    expect(await narrow.run('verify', chrome)).toBe(0);
    expect(narrow.lines).toContain(`${' '.repeat(11)}hexadecimal digits, in the`);
  });

  it.each([
    ['waits', { current: 'x8Zk2v-another-secret-Qw91', pending: secret }, 0, 'the pending secret of gitea'],
    [
      'was replaced long ago',
      { current: 'x8Zk2v-another-secret-Qw91', previous: secret, replacedAt: 1 },
      1,
      'the previous secret of gitea, which is over',
    ],
    ['is a list', { secrets: ['x8Zk2v-another-secret-Qw91', secret] }, 0, 'gitea, number 2 in its list'],
  ])('finds a secret that %s', async (_, gitea, code, words) => {
    store({ gitea });
    expect(await terminal.run('verify', chrome)).toBe(code);
    expect(lastLine()).toContain(words);
  });

  it('finds that of the account that a delivery names', async () => {
    const [sent] = fixturesOf('shopware');
    if (!sent) throw new Error('there is none');
    const { url, headers, body } = sent;
    const file = write('shopware.json', JSON.stringify({ url, headers, body }));
    const { shopId } = JSON.parse(body).source;
    write('shops.json', JSON.stringify({ accounts: { [shopId]: sent.secrets[0] } }));
    expect(await terminal.run('verify', file, '--provider', 'shopware', '--secret-file', 'shops.json')).toBe(
      0,
    );
    expect(lastLine()).toBe(`It verifies with the secret in shops.json, for account ${shopId}.`);
  });

  it('finds that of another endpoint', async () => {
    store({ gitea: 'x8Zk2v-another-secret-Qw91', github: secret });
    expect(await terminal.run('verify', chrome)).toBe(1);
    expect(lastLine()).toContain('the current secret of github');
  });

  it('finds one that the gateway leaves out', async () => {
    store({ github: { secrets: ['x8Zk2v-another-secret-Qw91', 'mysecret'] } });
    expect(await terminal.run('verify', join(forms, 'lf.http'))).toBe(1);
    expect(lastLine()).toContain('which the gateway leaves out as weak');
  });

  it('takes the time at which the delivery came from its form, or else from --at', async () => {
    store({ slack: '8f742231b10e8888abcd99yyyzzz85a5' });
    const event = join(forms, 'lambda-console.json');
    expect(await terminal.fresh('verify', event)).toBe(0);
    expect(await terminal.fresh('verify', event, '--at', '2018-07-12T18:40:00Z')).toBe(0);
    expect(terminal.out).toContain('as of 2018-07-12T18:40:00.000Z');
    expect(await terminal.fresh('verify', event, '--at', '2018-07-12T19:40:00Z')).toBe(1);
    expect(lastLine()).toContain('it was signed 1 h');
  });

  it('judges by what the documentation of a provider shows, without a configuration', async () => {
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
    const har = join(forms, 'mitmproxy.har');
    write('twilio.txt', '12345');
    const judged = ['verify', '--provider', 'twilio', '--secret-file', 'twilio.txt'];
    expect(await terminal.fresh(...judged, har)).toBe(0);
    expect(await terminal.fresh(...judged, har, '--url', url)).toBe(0);
    expect(await terminal.fresh(...judged, har, '--url', 'https://mycompany.com/other')).toBe(1);
  });

  it('is told the options of a provider', async () => {
    const [sent] = fixturesOf('hmac');
    if (!sent) throw new Error('there is none');
    const options = Object.entries(sent.options ?? {}).flatMap(([name, value]) => [
      '--option',
      `${name}=${value}`,
    ]);
    write('body', sent.body);
    write('secret', String(sent.secrets[0]));
    const headers = Object.entries(sent.headers).flatMap(([name, value]) => [
      '--header',
      `${name}: ${value}`,
    ]);
    const parts = [
      ...headers,
      '--body',
      'body',
      '--secret-file',
      'secret',
      '--at',
      new Date(sent.now).toISOString(),
    ];
    expect(await terminal.run('verify', '--provider', 'hmac', ...options, ...parts)).toBe(0);
  });

  it('takes a number and a yes or no for such an option', async () => {
    const sent = fixturesOf('hmac').find(({ id }) => id === 'published-of-slack');
    if (!sent) throw new Error('there is none');
    const { url, headers, body } = sent;
    const slack = write('slack.json', JSON.stringify({ url, headers, body }));
    write('secret', String(sent.secrets[0]));
    const options = Object.entries(sent.options ?? {}).flatMap(([name, value]) => [
      '--option',
      `${name}=${value}`,
    ]);
    const signedAt = Number(sent.headers['x-slack-request-timestamp']) * 1_000;
    const late = ['--at', new Date(signedAt + 120_000).toISOString(), '--secret-file', 'secret'];
    const judged = ['verify', slack, '--provider', 'hmac', ...options, ...late];
    expect(await terminal.fresh(...judged)).toBe(0);
    expect(await terminal.fresh(...judged, '--option', 'toleranceSeconds=60')).toBe(1);
    expect(lastLine()).toContain('it was signed 2 min');
    write('token', secret);
    const parts = ['--header', `x-buildkite-token: ${secret}`, '--secret-file', 'token'];
    const shown = ['verify', '--provider', 'buildkite', ...parts, '--option'];
    expect(await terminal.fresh(...shown, 'token=true')).toBe(0);
    expect(await terminal.fresh(...shown, 'token=false')).toBe(1);
  });

  it('puts a delivery together of its parts', async () => {
    const input = Readable.from([readFileSync(join(forms, 'by-hand-body.txt'))]);
    const piped = new Terminal({ input, cwd: terminal.cwd });
    store({ gitea: secret });
    const headers = ['content-type: application/json', `x-gitea-signature: ${signature}`].flatMap((one) => [
      '--header',
      one,
    ]);
    expect(
      await piped.run('verify', ...headers, '--body', '-', '--url', 'https://hooks.example.com/gitea'),
    ).toBe(0);
    expect(piped.out).toContain('from its parts');
  });

  it('reads standard input', async () => {
    const piped = new Terminal({ input: Readable.from([readFileSync(chrome)]), cwd: terminal.cwd });
    store({ gitea: secret });
    expect(await piped.run('verify', '-')).toBe(0);
  });

  it('finds the endpoint by the headers where its path says none', async () => {
    write(
      'sallyport.json',
      JSON.stringify({
        endpoints: {
          ci: { provider: 'gitea', secretId: 'ci' },
          pay: { provider: 'stripe', secretId: 'pay' },
        },
      }),
    );
    store({ ci: secret });
    expect(await terminal.run('verify', chrome)).toBe(0);
    expect(terminal.out).toContain('ci (Gitea), found by its headers');
  });

  it('finds the endpoint by the end of the path where a proxy put something in front', async () => {
    store({ gitea: secret });
    const moved = readFileSync(chrome, 'utf8').replace('.com/gitea', '.com/behind/gitea');
    expect(await terminal.run('verify', write('moved.txt', moved))).toBe(0);
    expect(terminal.out).toMatch(/^endpoint +gitea \(Gitea\), found by its path$/m);
  });

  it('ends between two trials when it is interrupted', async () => {
    store({ gitea: 'another-secret-than-that-of-gitea-9d1f' });
    const running = terminal.run('verify', chrome);
    terminal.interrupt();
    expect(await running).toBe(130);
    expect([terminal.out, terminal.err]).toEqual(['', 'sallyport: interrupted\n']);
  });

  it('names those that it may have come to where several look alike', async () => {
    const gitea = (secretId: string) => ({ provider: 'gitea', secretId });
    const endpoints = { ci: gitea('ci'), builds: gitea('builds') };
    write('sallyport.json', JSON.stringify({ endpoints }));
    expect(await terminal.run('verify', chrome)).toBe(2);
    expect(terminal.err).toMatch(
      /which endpoint it came to with --endpoint <name>: .*; it looks like (?:ci, builds|builds, ci)/,
    );
  });

  it.each([
    ['its own secret', { ci: 'of-another-repository-4be1', builds: secret }, []],
    ['a given one', {}, ['--secret-file', 'builds.txt']],
  ])('takes that of several alike which verifies with %s', async (_, secrets, args) => {
    const endpoints = {
      ci: { provider: 'github', secretId: 'ci' },
      builds: { provider: 'gitea', secretId: 'builds' },
      other: { provider: 'gitea', secretId: 'other' },
    };
    write('sallyport.json', JSON.stringify({ endpoints }));
    write('builds.txt', secret);
    store(secrets);
    expect(await terminal.run('verify', chrome, ...args)).toBe(0);
    expect(terminal.out).toMatch(/^endpoint +builds \(Gitea\), found by its signature$/m);
    expect(terminal.out + terminal.err).not.toContain(secret);
  });

  it('says by the token which of several alike it is for', async () => {
    const gitlab = (secretId: string) => ({ provider: 'gitlab', secretId });
    write('sallyport.json', JSON.stringify({ endpoints: { ci: gitlab('ci'), builds: gitlab('builds') } }));
    store({ ci: 'of-another-repository-4be1', builds: secret });
    const parts = ['--header', `x-gitlab-token: ${secret}`, '--header', 'x-gitlab-event: Push Hook'];
    expect(await terminal.run('verify', ...parts)).toBe(0);
    expect(terminal.out).toMatch(/^endpoint +builds \(GitLab\), found by its token$/m);
    expect(terminal.out + terminal.err).not.toContain(secret);
  });

  it('takes a delivery from the journal of serve, by its number or by an id that the sender gave it', async () => {
    const { writer } = aJournal(join(terminal.cwd, '.sallyport/deliveries.db'));
    writer.keep(await anEntry({ headers: { 'x-github-delivery': '72d3162e' } }, 'journalled-secret-5b1c9e'));
    const accepted = await anEntry({ headers: { 'x-github-delivery': 'b1946ac9' } });
    writer.keep(accepted);
    await writer.flush();
    await writer.close();
    write('secret', 'journalled-secret-5b1c9e');
    const judged = ['verify', '--secret-file', 'secret', '--provider', 'github'];
    expect(await terminal.fresh(...judged, '--id', '1')).toBe(0);
    expect(terminal.out).toContain('from the journal of serve, came 2026-11-23T12:00:00.000Z');
    expect(await terminal.fresh(...judged, '--id', '72d3162e')).toBe(0);
    const [urn = ''] = accepted.events[0]?.resources ?? [];
    write('another', 's3cret');
    const [, behind = ''] = urn.split('urn:sallyport:hook:');
    expect(behind).toMatch(/^b1946ac9%3A\w+$/);
    for (const name of [urn, behind, decodeURIComponent(behind)])
      expect(await terminal.fresh(...judged, '--secret-file', 'another', '--id', name)).toBe(0);
    const hook = { provider: 'github', secretId: 'hook' };
    write('sallyport.json', JSON.stringify({ endpoints: { hook } }));
    expect(await terminal.fresh('verify', '--secret-file', 'another', '--id', '1')).toBe(1);
    expect(terminal.out).toMatch(/^endpoint +hook \(GitHub\), found as the journal says$/m);
    expect(await terminal.fresh(...judged, '--id', '7')).toBe(2);
    expect(terminal.err).toContain('--id 7: there is no such delivery');
  });

  it('says what the journal has hidden', async () => {
    const { writer } = aJournal(join(terminal.cwd, '.sallyport/deliveries.db'), {
      secretsOf: async () => [new Secret('journalled-secret-5b1c9e')],
    });
    writer.keep(await anEntry({ body: '{"token":"journalled-secret-5b1c9e"}' }, 'journalled-secret-5b1c9e'));
    await writer.flush();
    await writer.close();
    write('secret', 'journalled-secret-5b1c9e');
    expect(await terminal.run('verify', '--provider', 'github', '--secret-file', 'secret', '--id', '1')).toBe(
      1,
    );
    expect(terminal.out).toMatch(/^note +where a secret stood the journal has \[secret\]/m);
  });

  it('needs the document of a sender that publishes its keys, and names where it stands', async () => {
    const [sent] = fixturesOf('aws-sns');
    if (!sent) throw new Error('there is none');
    const fixture = write('sns.json', JSON.stringify(sent));
    const { TopicArn, SigningCertURL: url } = JSON.parse(sent.body);
    const topic = `topicArn=${TopicArn}`;
    const judged = ['verify', fixture, '--provider', 'aws-sns', '--option', topic];
    expect(await terminal.fresh(...judged)).toBe(2);
    expect(terminal.err).toContain(`nothing is fetched here: save what stands at ${url} to a file`);
    write('certificate.pem', sent.certificates?.[url] ?? '');
    expect(await terminal.fresh(...judged, '--secret-file', 'certificate.pem')).toBe(0);
  });

  it('sends nobody to fetch a key from an address that is not its sender’s', async () => {
    const [sent] = fixturesOf('aws-sns');
    if (!sent) throw new Error('there is none');
    const { TopicArn, SigningCertURL: url } = JSON.parse(sent.body);
    const body = sent.body.replace(url, 'https://keys.example.net/SimpleNotificationService-1.pem');
    const fixture = write('sns.json', JSON.stringify({ ...sent, body }));
    const by = ['--provider', 'aws-sns', '--option', `topicArn=${TopicArn}`];
    expect(await terminal.run('verify', fixture, ...by)).toBe(1);
    expect(lastLine()).toContain('the key that it names is not where its sender publishes keys');
  });

  it('asks for the key that a sender tells to its customers alone, by its id', async () => {
    const [sent] = fixturesOf('plaid');
    if (!sent) throw new Error('there is none');
    const [address = '', key = ''] = Object.entries(sent.certificates ?? {})[0] ?? [];
    const fixture = write('plaid.json', JSON.stringify(sent));
    const judged = ['verify', fixture, '--provider', 'plaid', '--option', 'sandbox=true'];
    store({ plaid: plaidSecret });
    expect(await terminal.fresh(...judged)).toBe(2);
    const [url, keyId] = address.split('#');
    expect(terminal.err).toContain(`nothing is asked here: ask ${url} for the key ${keyId} with the secret`);
    expect(terminal.err).toContain('add --secret-file <path>');
    write('key.json', key);
    expect(await terminal.fresh(...judged, '--secret-file', 'key.json')).toBe(0);
  });

  it('prints one object for programs', async () => {
    store({ gitea: secret });
    expect(await terminal.fresh('verify', chrome, '--json')).toBe(0);
    expect(terminal.lines).toHaveLength(1);
    expect(JSON.parse(terminal.out)).toMatchObject({
      isVerified: true,
      form: 'a curl command',
      request: { method: 'POST', host: 'hooks.example.com', path: '/gitea', bytes: 170 },
      endpoint: 'gitea',
      provider: 'gitea',
      notes: [],
      by: 'the current secret of gitea',
      causes: [],
    });
    store({ gitea: 'x8Zk2v-another-secret-Qw91' });
    expect(await terminal.fresh('verify', chrome, '--json')).toBe(1);
    expect(JSON.parse(terminal.out)).toMatchObject({ isVerified: false, code: 'signature_mismatch' });
  });

  it.each([['text'], ['--json']])(
    'never prints a secret, nor a signature that would verify: as %s',
    async (form) => {
      // the body shows it, as some senders have it
      const body = JSON.stringify({ shown: secret });
      const echo = write(
        'echo.json',
        JSON.stringify({ url: 'https://h/gitea', headers: { 'x-gitea-signature': signature }, body }),
      );
      store({ gitea: secret, github: 'x8Zk2v-another-secret-Qw91' });
      const options = form === '--json' ? [form] : [];
      for (const file of [chrome, echo]) await terminal.run('verify', file, ...options);
      expect(terminal.out).toContain('[secret]');
      for (const text of [secret, 'x8Zk2v-another-secret-Qw91', signature])
        expect(terminal.out).not.toContain(text);
    },
  );
});

describe('sallyport verify refuses what is larger than any gateway takes', () => {
  const most = 10 * 1024 * 1024;
  const url = 'https://hooks.example.com/gitea';
  /** Of zeros, which take no room. */
  const large = (name: string, bytes = most + 1) => {
    truncateSync(write(name, ''), bytes);
    return name;
  };

  it.each<[string, () => readonly string[]]>([
    ['as a body', () => ['--body', large('body')]],
    ['of a curl command', () => [write('curl.txt', `curl ${url} --data-binary @${large('body')}`)]],
    [
      'in a raw request',
      () => [write('raw.http', `POST /gitea HTTP/1.1\r\nHost: h\r\n\r\n${'a'.repeat(most + 1)}`)],
    ],
    [
      'in a HAR',
      () => {
        const request = { method: 'POST', url, headers: [], postData: { text: 'a'.repeat(most + 1) } };
        return [write('a.har', JSON.stringify({ log: { entries: [{ request }] } }))];
      },
    ],
    [
      'in an event',
      () => {
        const requestContext = { http: { method: 'POST', path: '/gitea' } };
        const body = Buffer.alloc(most + 1).toString('base64');
        return [
          write(
            'event.json',
            JSON.stringify({ rawPath: '/gitea', headers: {}, requestContext, body, isBase64Encoded: true }),
          ),
        ];
      },
    ],
  ])('%s', async (_, given) => {
    store({ gitea: secret });
    expect(await terminal.run('verify', ...given())).toBe(2);
    expect(terminal.err).toMatch(
      / has 10[.]5 MB, and no gateway takes more than 10 MiB of a body [(]API Gateway;/,
    );
  });

  it('before it is read: from standard input, and of a file in which no delivery would be found', async () => {
    let read = 0;
    async function* endless() {
      for (; read < 100; read += 1) yield Buffer.alloc(1024 * 1024);
    }
    const piped = new Terminal({ cwd: terminal.cwd, input: Readable.from(endless()) });
    expect(await piped.run('verify', '--body', '-', '--provider', 'gitea')).toBe(2);
    expect(piped.err).toContain('--body - has 11.5 MB');
    expect(read).toBeLessThan(50);
    expect(await terminal.run('verify', large('log.txt', 257 * 1024 * 1024))).toBe(2);
    expect(terminal.err).toContain(
      'log.txt has 269.5 MB, and 256 MiB are read at most: cut the delivery out',
    );
  });
});

describe('sallyport verify refuses, and says what to do, with', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['a secret in the command line', [chrome, '--secret', secret], /--secret-file <path>/],
    ['nothing to judge', [], /name a delivery: a file/],
    ['two deliveries', [chrome, '--id', '1'], /choose one of: a file, --id, or the parts/],
    ['a choice without a file', ['--pick', '2'], /--pick chooses one of several/],
    ['no secret', [chrome], /no secret of gitea here: .*--secret-file/],
    ['an empty secret', [chrome, '--secret-file', 'empty'], /--secret-file empty is empty/],
    ['a secret that is not there', [chrome, '--secret-file', 'none'], /--secret-file none: .*ENOENT/],
    ['a file that is not there', ['none'], /none: .*ENOENT/],
    ['an empty file', ['empty'], /empty is empty: give it a delivery/],
    ['no standard input', ['-'], /no standard input/],
    ['no journal', ['--id', '1'], /sallyport serve keeps deliveries there/],
    ['an endpoint that is none', [chrome, '--endpoint', 'githb'], /no endpoint 'githb' is configured/],
    ['a provider that is none', [chrome, '--provider', 'githb'], /no provider 'githb' is known/],
    ['an option without a provider', [chrome, '--option', 'a=1'], /--option goes with --provider/],
    ['an option that is none', [chrome, '--provider', 'gitea', '--option', 'a'], /write it as name=value/],
    [
      'an unknown option',
      [chrome, '--provider', 'gitea', '--option', 'a=1'],
      /^sallyport: --option a: no such option of this provider/,
    ],
    [
      'options that do not go together',
      [chrome, '--provider', 'hmac', '--option', 'member=v1', '--option', 'prefix=sha256='],
      /^sallyport: --option: has member and prefix: /,
    ],
    ['a URL that is none', [chrome, '--provider', 'gitea', '--url', 'gitea'], /^sallyport: --url: must be /],
    [
      'a yes or no that is neither',
      [chrome, '--provider', 'buildkite', '--option', 'token=yes'],
      /must be true or false/,
    ],
    [
      'a number that is empty',
      [chrome, '--provider', 'hmac', '--option', 'toleranceSeconds='],
      /must be a number/,
    ],
    ['a delivery of nobody to the root', ['--header', 'a: b'], /neither its path \/ nor its headers tell/],
    ['a header that is none', ['--header', 'a'], /write it as 'name: value'/],
    [
      'a delivery of nobody',
      ['--header', 'a: b', '--url', 'https://h/nobody'],
      /--provider <id>: neither its path \/nobody/,
    ],
    ['both', [chrome, '--endpoint', 'gitea', '--provider', 'gitea'], /cannot be used with/],
  ])('%s', async (_, args, words) => {
    write('empty', '');
    expect(await terminal.run('verify', ...args)).toBe(2);
    expect(terminal.err).toMatch(words);
    expect(terminal.out + terminal.err).not.toContain(secret);
  });

  it('secrets that cannot be read', async () => {
    write('.sallyport/secrets.json', '[');
    expect(await terminal.run('verify', chrome)).toBe(2);
    expect(terminal.err).toContain('it is not a JSON object of ids and secrets');
  });

  it('secrets in a folder where a file must be', async () => {
    mkdirSync(join(terminal.cwd, '.sallyport/secrets.json'));
    expect(await terminal.run('verify', chrome)).toBe(2);
    expect(terminal.err).toMatch(/secrets[.]json cannot be used: .*EISDIR/);
  });

  it('a journal that cannot be read', async () => {
    write('.sallyport/deliveries.db', 'no database, and long enough to be taken for one'.repeat(20));
    expect(await terminal.run('verify', '--id', '1')).toBe(1);
    expect(terminal.err).toContain('deliveries.db: it is not a database of Sallyport');
  });
});

describe('what was signed by a pair of this machine in place of a sender that publishes its keys', () => {
  it.each([
    ['a set of keys', 'google-pubsub-push'],
    ['a certificate', 'aws-sns'],
  ])('verifies here, as it does with serve: %s', async (_, id) => {
    const provider = await builtIn.get(id)?.();
    if (!provider) throw new Error(`there is no ${id}`);
    const options = exampleOptions(provider);
    const endpoint = {
      name: id,
      provider: configured(provider, options),
      bus: 'default',
      format: 'payload',
      options,
    } as const;
    const sample = asToldTo(endpoint, (await chosenSample(endpoint.provider, undefined, false))('1'));
    mkdirSync(join(terminal.cwd, '.sallyport/keys'));
    copyFileSync('test/fixtures/tls/rsa-2048.key.pem', join(terminal.cwd, '.sallyport/keys/rsa.pem'));
    const key = await KeyPairs.beside(join(terminal.cwd, '.sallyport/secrets.json')).of('rsa');
    const request = {
      method: 'POST',
      host: 'hooks.example.com',
      rawPath: `/${id}`,
      rawQuery: '',
      headers: new Map(Object.entries(sample.headers)),
      body: Buffer.from(sample.body),
    };
    const sent = signedByPair(request, endpoint, key, Date.now());
    if (!sent) throw new Error(`${id} has no pair`);
    const headers = Object.fromEntries(sent.headers);
    const file = write(
      'sent.json',
      JSON.stringify({ url: sent.url, headers, body: Buffer.from(sent.body).toString() }),
    );
    expect(await terminal.run('verify', file)).toBe(0);
    expect(lastLine()).toBe('It verifies with the key of this machine.');
  });
});
