import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { providers } from '../../src/domain/providers/index.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { served, Terminal, until } from '../support/terminal.ts';

describe('the command line', () => {
  const opened: Terminal[] = [];
  const terminal = (options?: ConstructorParameters<typeof Terminal>[0]) => {
    const made = new Terminal(options);
    opened.push(made);
    return made;
  };
  afterEach(() => {
    for (const made of opened.splice(0)) made.remove();
  });

  it.each([
    [['--help']],
    [['serve', '--help']],
    [['send', '--help']],
    [['events', '--help']],
    [['providers', '--help']],
  ])('helps with %j', async (args) => {
    const io = terminal();
    expect(await io.run(...args)).toBe(0);
    expect(io.out).toContain('Usage: sallyport');
  });

  it.each([
    { args: ['sned'], help: 'sallyport --help' },
    { args: ['--verison'], help: 'sallyport --help' },
    { args: ['send', 'github', '--tmies', '3'], help: 'sallyport send --help' },
    { args: ['serve', '--port', 'abc'], help: 'sallyport serve --help' },
    { args: ['rotate'], help: 'sallyport rotate --help' },
  ])('names the help that has the answer, where it cannot read $args', async ({ args, help }) => {
    const io = terminal();
    expect(await io.run(...args)).toBe(2);
    expect(io.err).toMatch(new RegExp(`\nHelp: ${help}\n$`));
  });

  const endpoint = { provider: 'github', secretId: 'a' };
  const wrongFiles = {
    'provider.json': JSON.stringify({ endpoints: { a: { ...endpoint, provider: 'githib' } } }),
    'format.json': JSON.stringify({ endpoints: { a: endpoint }, format: 'envelop' }),
    'key.json': JSON.stringify({ endpoints: { a: { ...endpoint, buss: 'orders' } } }),
  };
  const misspelt: readonly { readonly args: readonly string[]; readonly meant: readonly string[] }[] = [
    { args: ['sned'], meant: ['send'] },
    { args: ['replays'], meant: ['replay'] },
    { args: ['--verison'], meant: ['--version'] },
    { args: ['serve', '--workbnech-port', '1'], meant: ['--workbench-port'] },
    { args: ['send', 'github', '--tmies', '3'], meant: ['--times'] },
    { args: ['events', '--ednpoint', 'x'], meant: ['--endpoint'] },
    { args: ['send', 'githib'], meant: ['github'] },
    { args: ['send', 'github', 'pusch'], meant: ['push'] },
    { args: ['send', 'github', '--as', 'stirpe'], meant: ['stripe'] },
    { args: ['send', 'github', '--tampered', 'bdy'], meant: ['body'] },
    { args: ['send', 'github', '--endpoint', 'githb'], meant: ['github'] },
    { args: ['serve', '--bus', 'embeded'], meant: ['embedded'] },
    { args: ['serve', '--as', 'lamda'], meant: ['lambda'] },
    { args: ['rotate', 'github', '--store', 'secret-manager'], meant: ['secrets-manager'] },
    { args: ['completion', 'fihs'], meant: ['fish'] },
    { args: ['rehearse', 'stirpe'], meant: ['stripe'] },
    { args: ['capture', 'zom'], meant: ['zoom'] },
    { args: ['verify', '--header', 'a: b', '--provider', 'githib'], meant: ['github'] },
    { args: ['verify', '--header', 'a: b', '--endpoint', 'githib'], meant: ['github'] },
    {
      args: ['verify', '--header', 'a: b', '--provider', 'twilio', '--option', 'alowGet=true'],
      meant: ['allowGet'],
    },
    { args: ['samples', 'gihub'], meant: ['github'] },
    { args: ['samples', 'github', 'pul_request'], meant: ['pull_request'] },
    { args: ['providers', 'stirpe'], meant: ['stripe'] },
    { args: ['rotate', 'twillio'], meant: ['twilio'] },
    { args: ['enrol', 'typefrom'], meant: ['typeform'] },
    { args: ['serve', '--config', 'provider.json'], meant: ['github'] },
    { args: ['serve', '--config', 'format.json'], meant: ['envelope'] },
    { args: ['serve', '--config', 'key.json'], meant: ['bus'] },
  ];

  it.each(misspelt)('asks whether something else is meant: $args', async ({ args, meant }) => {
    const io = terminal();
    for (const [name, text] of Object.entries(wrongFiles)) writeFileSync(join(io.cwd, name), text);
    expect(await io.run(...args)).toBe(2);
    expect(io.err).toMatch(/^sallyport: .*; do you mean /s);
    expect(/do you mean (.*)[?]/.exec(io.err)?.[1]?.split(', ')).toEqual(meant);
  });

  it('does so of every kind of name', () => expect(misspelt.length).toBeGreaterThan(25));

  it.each([
    ['qqqq'],
    ['send', '--qqqq'],
    ['completion', 'qqqq'],
    ['verify', '--header', 'a: b', '--provider', 'qqqq'],
    ['send', '-q'],
    ['providers', 'qqqq'],
  ])('asks nothing where nothing is near: %s %s', async (...args) => {
    const io = terminal();
    expect(await io.run(...args)).toBe(2);
    expect(io.err).toMatch(/^sallyport: /);
    expect(io.err).not.toContain('do you mean');
  });

  it('says in words why a file with a secret cannot be read', async () => {
    const io = terminal();
    expect(await io.run('rotate', 'github', '--value-file', 'nothing')).toBe(2);
    expect(io.err).toBe('sallyport: --value-file nothing: it is not there (ENOENT)\n');
  });

  it('tells its version', async () => {
    const io = terminal();
    expect(await io.run('--version')).toBe(0);
    expect(io.out).toMatch(/^\d+[.]\d+[.]\d+\n$/);
  });

  it('lists every provider with its name', async () => {
    const io = terminal();
    expect(await io.run('providers')).toBe(0);
    expect(io.lines).toHaveLength(providers.length);
    for (const { id, name } of providers)
      expect(io.lines.find((line) => line.startsWith(`${id} `))).toContain(name);
  });

  it.each([
    { args: ['send', '--help'], out: true },
    { args: ['send', 'nobody'], out: false },
    { args: ['send', 'github', '--endpoint', 'none'], out: false },
    { args: ['rotate', 'nobody'], out: false },
  ])('names three senders and the list of all in $args', async ({ args, out }) => {
    const io = terminal();
    await io.run(...args);
    const words = (out ? io.out : io.err).replaceAll(/\s+/g, ' ');
    expect(words).toContain('github, stripe, twilio … see sallyport providers');
  });

  it('names the endpoints of a configuration, and of many the first', async () => {
    const endpoints = Array.from({ length: 100 }, (_, n) => [`e${n}`, { provider: 'github', secretId: 'a' }]);
    const env = (count: number) => ({
      SALLYPORT_CONFIG: JSON.stringify({ endpoints: Object.fromEntries(endpoints.slice(0, count)) }),
    });
    const [few, many] = [terminal({ env: env(2) }), terminal({ env: env(100) })];
    expect(await few.run('rotate', 'none')).toBe(2);
    expect(few.err).toContain('there are: e0 (github), e1 (github)\n');
    for (const args of [
      ['rotate', 'none'],
      ['send', 'nobody'],
    ]) {
      expect(await many.fresh(...args)).toBe(2);
      expect(many.err).toMatch(/e9 \(github\) … and 90 more\n$/);
      expect(many.err).not.toContain('e10');
    }
  });

  it('says that there are no events before the gateway ran', async () => {
    const io = terminal();
    expect(await io.run('events')).toBe(0);
    expect(io.out).toBe('');
    expect(io.err).toContain('no events yet');
  });

  it('prints what comes while it follows, until it is interrupted', async () => {
    const watcher = terminal();
    const following = watcher.run('events', '--follow');
    const gateway = await served(watcher);
    await watcher.run('send', 'stripe', '--url', gateway.url);
    const line = await until(() => watcher.lines.find((text) => text.startsWith('{"version"')));
    expect(JSON.parse(line)['detail-type']).toBe('charge.succeeded');
    expect(await gateway.stop()).toBe(0);
    expect(await following).toBe(0);
  });

  it.each(['', '-wal'])(
    'goes on to follow, and prints each event once, where events.db%s is deleted',
    async (end) => {
      const watcher = terminal();
      const following = watcher.run('events', '--follow');
      const gateway = await served(watcher);
      const printed = (type: string) =>
        watcher.lines.filter((text) => text.includes(`"detail-type":"${type}"`)).length;
      await watcher.run('send', 'stripe', '--url', gateway.url);
      await until(() => printed('charge.succeeded') || undefined);
      rmSync(join(watcher.cwd, '.sallyport', `events.db${end}`));
      expect(await watcher.run('send', 'github', 'push', '--url', gateway.url)).toBe(0);
      await until(() => printed('push') || undefined);
      expect(await gateway.stop()).toBe(0);
      expect(await following).toBe(0);
      expect([printed('charge.succeeded'), printed('push')]).toEqual([1, 1]);
    },
  );

  it('reports every mistake of the configuration at once', async () => {
    const io = terminal({
      env: { SALLYPORT_CONFIG: '{"endpoints":{"UP":{"provider":"nobody"}},"colour":1}' },
    });
    expect(await io.run('serve', '--port', '0')).toBe(2);
    for (const path of ['endpoints.UP', 'endpoints.UP.provider', 'endpoints.UP.secretId', 'colour']) {
      expect(io.err).toContain(path);
    }
  });

  it('says so when it cannot listen where it should', async () => {
    const io = terminal();
    expect(await io.run('serve', '--host', '192.0.2.1', '--port', '0')).toBe(1);
    expect(io.err).toContain('cannot listen on 192.0.2.1');
  });

  it('listens on IPv6 too', async () => {
    const io = terminal();
    const running = io.run('serve', '--host', '::1', '--port', '0');
    const url = await until(() => /listens on (http:\/\/\S+)/.exec(io.err)?.[1]);
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect(await io.run('send', 'github', '--url', url)).toBe(0);
    io.interrupt();
    expect(await running).toBe(0);
  });

  it('says so when its folder cannot be written', async () => {
    const io = terminal();
    writeFileSync(join(io.cwd, '.sallyport'), 'a file, not a folder');
    expect(await io.run('serve', '--port', '0')).toBe(2);
    expect(io.err).toContain('ENOTDIR');
  });

  it('takes its endpoints from a configuration file', async () => {
    const io = terminal({ env: { SALLYPORT_CONFIG_FILE: 'gateway.json' } });
    writeFileSync(
      join(io.cwd, 'gateway.json'),
      '{"endpoints":{"pay":{"provider":"stripe","secretId":"a/b"}}}',
    );
    const gateway = await served(io);
    expect(io.err).toContain('/pay');
    expect(await io.run('send', 'stripe', '--url', gateway.url)).toBe(0);
    expect(await gateway.stop()).toBe(0);
  });

  it('leaves a secret file alone that it cannot read', async () => {
    const io = terminal();
    mkdirSync(join(io.cwd, '.sallyport'));
    writeFileSync(join(io.cwd, '.sallyport', 'secrets.json'), 'not json, but a secret');
    expect(await io.run('serve', '--port', '0')).toBe(2);
    expect(io.err).toContain('it is not a JSON object of ids and secrets');
    expect(io.err).not.toContain('but a secret');
  });

  it('cannot sign without the secret of the endpoint', async () => {
    const io = terminal();
    expect(await io.run('send', 'github')).toBe(2);
    expect(io.err).toContain('sallyport serve makes it');
  });

  it('does not send anybody to serve for a secret that serve would leave as it is', async () => {
    const io = terminal();
    mkdirSync(join(io.cwd, '.sallyport'));
    writeFileSync(join(io.cwd, '.sallyport', 'secrets.json'), '{"github":"hunter2"}');
    expect(await io.run('send', 'github')).toBe(2);
    expect(io.err).toContain('16 characters or more');
    expect(io.err).not.toContain('serve');
    expect(io.err).not.toContain('hunter2');
  });

  it('prints short coloured lines on a terminal, and plain ones where colours are unwanted', async () => {
    for (const [env, coloured] of [
      [{}, true],
      [{ NO_COLOR: '1' }, false],
    ] as const) {
      const io = terminal({ isTTY: true, env });
      const gateway = await served(io);
      await io.run('send', 'github', 'push', '--url', gateway.url);
      await fetch(`${gateway.url}/%1b[2Jnowhere\u202e`, { method: 'POST' });
      await gateway.stop();
      expect(io.out.includes('\u001b[32m200 accepted\u001b[39m github push')).toBe(coloured);
      expect(io.out).toMatch(/rejected.* \/%1b\[2Jnowhere%E2%80%AE unknown_endpoint/);
    }
  });

  it('publishes to EventBridge where it is told to', async () => {
    Object.assign(process.env, awsEnvironment('http://127.0.0.1:1'));
    const io = terminal({
      env: { SALLYPORT_CONFIG: '{"endpoints":{"pay":{"provider":"stripe","secretId":"a/b"}}}' },
    });
    const gateway = await (async () => {
      const running = io.run('serve', '--port', '0', '--bus', 'eventbridge');
      const url = await until(() => /listens on (http:\/\/\S+)/.exec(io.err)?.[1]);
      return { url, running };
    })();
    const answer = await fetch(`${gateway.url}/pay`, { method: 'POST' });
    expect(answer.status).toBe(401);
    io.interrupt();
    expect(await gateway.running).toBe(0);
  });
});
