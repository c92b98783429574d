import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Consumer } from '../support/consumer.ts';
import { eventually } from '../support/eventually.ts';
import { served, Terminal, until } from '../support/terminal.ts';

describe('serve, to consumers on this machine', () => {
  let io: Terminal;
  let consumer: Consumer;
  let url: string;
  beforeEach(async () => {
    io = new Terminal();
    consumer = new Consumer();
    url = await consumer.listen();
  });
  afterEach(async () => {
    await consumer.close();
    io.remove();
  });
  const forwarded = () =>
    io.lines
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line))
      .filter(({ name }) => name === 'forward');

  it('forwards what the pattern matches, again where it was not taken, and follows a rules file that appears', async () => {
    consumer.answer = (response, request) => response.writeHead(request === 1 ? 500 : 200).end('seen');
    const pattern = '{"detail-type":["push"]}';
    const gateway = await served(io, '--forward', `${url}/hook`, '--pattern', pattern, '--no-workbench');
    const send = (event: string) => io.run('send', 'github', event, '--url', gateway.url);
    await send('issues');
    await send('push');
    await until(() => (forwarded().length === 2 ? true : undefined));
    expect(consumer.received.map(({ path }) => path)).toEqual(['/hook', '/hook']);
    expect(JSON.parse(consumer.received[1]?.body ?? '')).toMatchObject({
      'detail-type': 'push',
      version: '0',
    });
    expect(forwarded()).toMatchObject([
      { level: 'warn', rule: '--forward', status: 500, became: 'waiting', attempt: 1, type: 'push' },
      { level: 'info', rule: '--forward', status: 200, became: 'delivered', attempt: 2 },
    ]);
    const rules = { issues: { pattern: { 'detail-type': ['issues'] }, target: { file: 'issues.jsonl' } } };
    writeFileSync(join(io.cwd, 'sallyport.rules.json'), JSON.stringify({ rules }));
    await until(() => (io.out.includes('sallyport.rules.json: 1 rule, 1 with a target') ? true : undefined));
    await send('issues');
    const file = join(io.cwd, 'issues.jsonl');
    await until(() => (existsSync(file) && readFileSync(file, 'utf8').endsWith('\n') ? true : undefined));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ 'detail-type': 'issues' });
    expect(await gateway.stop()).toBe(0);
  });

  it('forwards by a rule that the page has written, and shows with the delivery what came of it', async () => {
    const gateway = await served(io, '--workbench-port', '0');
    const [page = ''] = /http:\/\/127\.0\.0\.1:\d+\/?(?=\s)/.exec(io.err.replaceAll(gateway.url, '')) ?? [];
    const ask = async (path: string, init: object = {}) => (await fetch(new URL(path, page), init)).json();
    const put = (rule: object) =>
      ask('/api/rules/mine', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(rule),
      });
    const pattern = '{"detail-type": ["push"]}';
    expect(await put({ pattern, target: { file: '../out.jsonl' } })).toEqual({
      error: expect.stringContaining('must lie below the working folder'),
    });
    expect(await put({ pattern, target: { url } })).toMatchObject({ rules: [{ name: 'mine', pattern }] });
    await io.run('send', 'github', 'push', '--url', gateway.url);
    await until(() => (forwarded().length === 1 ? true : undefined));
    // the journal is written a moment behind the bus
    await eventually(async () => {
      const [{ seq }] = await ask('/api/deliveries?limit=1');
      expect(await ask(`/api/deliveries/${seq}`)).toMatchObject({
        forwardings: [
          { rule: 'mine', target: url, status: 'delivered', attempts: 1, answer: { status: 200 } },
        ],
      });
    });
    await gateway.stop();
  });

  it.each([
    [['--forward', 'localhost:3000'], '--forward: must be an http or https URL'],
    [
      ['--forward', 'http://h/', '--pattern', '{"detail":{"a":1}}'],
      '--pattern: detail.a: must be an object or an array',
    ],
    [['--forward', 'http://h/', '--pattern', '{'], '--pattern: '],
    [
      ['--pattern', '{"source":["x"]}'],
      '--pattern and --as say what is forwarded, and how: add --forward <url>',
    ],
    [['--as', 'lambda'], 'add --forward <url>'],
    [['--forward', 'http://h/', '--bus', 'eventbridge'], 'the rules are those of the bus, in AWS'],
    [['--rules', 'x.json', '--bus', 'eventbridge'], 'the rules are those of the bus, in AWS'],
    [['--forward', 'http://h/', '--as', 'sqs'], 'Allowed choices are event, api-destination, lambda'],
    [['--retries', '186'], 'Must be a whole number from 0 to 185'],
    [['--retry-for', '25h'], 'of 86400 s at most'],
  ])('refuses %j before anything starts', async (options, words) => {
    expect(await io.run('serve', '--port', '0', ...options)).toBe(2);
    expect(io.err).toContain(words);
    expect(existsSync(join(io.cwd, '.sallyport'))).toBe(false);
  });
});
