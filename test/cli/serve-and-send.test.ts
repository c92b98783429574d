import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { providers } from '../../src/domain/providers/index.ts';
import { samples } from '../../src/samples/index.ts';
import { canSign, neededOptions } from '../support/deliveries.ts';
import { served, Terminal } from '../support/terminal.ts';

describe('serve and send', () => {
  const server = new Terminal();
  let gateway: Awaited<ReturnType<typeof served>>;

  beforeAll(async () => {
    gateway = await served(server);
  });

  afterAll(async () => {
    expect(await gateway.stop()).toBe(0);
    server.remove();
  });

  const send = (...args: string[]) => server.fresh('send', ...args, '--url', gateway.url);
  const events = async (...args: string[]) => {
    expect(await server.fresh('events', ...args)).toBe(0);
    return server.lines.filter((line) => line.startsWith('{"version"')).map((line) => JSON.parse(line));
  };

  const secrets = () => JSON.parse(readFileSync(join(server.cwd, '.sallyport', 'secrets.json'), 'utf8'));

  it('writes development secrets that only their owner can read, of the three that it shows', () => {
    expect(statSync(join(server.cwd, '.sallyport', 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(Object.keys(secrets()).sort()).toEqual(['github', 'stripe', 'twilio']);
  });

  it('takes what every sender sends whom we can sign as, and makes a secret where none was made at the start', async () => {
    writeFileSync(join(server.cwd, 'any.json'), '{"any":"body"}');
    // whoever must be told something has no endpoint until somebody says it
    const senders = providers.filter((one) => canSign(one) && Object.keys(neededOptions(one)).length === 0);
    expect(senders.length).toBeGreaterThan(2);
    for (const { id } of senders) {
      const wasThere = Object.hasOwn(secrets(), id);
      expect(wasThere).toBe(['github', 'stripe', 'twilio'].includes(id));
      expect([id, await send(id, ...(samples.has(id) ? [] : ['--file', 'any.json']))]).toEqual([id, 0]);
      expect(secrets()).toHaveProperty([id]);
      expect(server.err.includes(`secret ${id}: made for its first use`)).toBe(!wasThere);
    }
  });

  it.each([
    ['github', 'push', 'github.com', 'push'],
    ['github', 'pull_request.opened', 'github.com', 'pull_request'],
    ['twilio', 'message', 'twilio.com', 'message.received'],
    ['twilio', 'message.delivered', 'twilio.com', 'message.delivered'],
    ['twilio', 'call', 'twilio.com', 'call.ringing'],
    ['stripe', 'charge.succeeded', 'stripe.com', 'charge.succeeded'],
    ['stripe', 'invoice.paid', 'stripe.com', 'invoice.paid'],
  ])('takes the %s sample %s and shows its event', async (provider, sample, source, type) => {
    expect(await send(provider, sample)).toBe(0);
    expect(server.out).toContain('200');
    const last = (await events()).at(-1);
    expect(last).toMatchObject({ source, 'detail-type': type, version: '0', region: 'local' });
  });

  it('makes an event of every element of a batch', async () => {
    const before = (await events()).length;
    expect(await send('twilio', 'event-streams')).toBe(0);
    expect((await events()).length - before).toBe(2);
  });

  it('sends the first sample where none is named', async () => {
    expect(await send('github')).toBe(0);
    expect((await events()).at(-1)['detail-type']).toBe('push');
  });

  it('sends a file of the user with headers of the user', async () => {
    const file = join(server.cwd, 'own.json');
    writeFileSync(file, '{"mine": 12345678901234567890123}');
    expect(await send('github', '--file', file, '--header', 'X-GitHub-Event: mine')).toBe(0);
    await server.fresh('events', '--type', 'mine');
    expect(server.out).toContain('"encoding":"text"');
  });

  it('sends many at a time and counts the answers', async () => {
    const before = (await events('--endpoint', 'stripe')).length;
    expect(await send('stripe', 'invoice.paid', '--times', '40', '--concurrency', '8')).toBe(0);
    expect(server.out).toMatch(/^40 sent in .*40 × 200$/m);
    expect((await events('--endpoint', 'stripe')).length - before).toBe(40);
  });

  it('filters events by endpoint, type and pattern', async () => {
    expect((await events('--endpoint', 'twilio')).every((event) => event.source === 'twilio.com')).toBe(true);
    expect((await events('--type', 'push')).length).toBeGreaterThan(0);
    const rule = '{"source":["stripe.com"],"detail":{"data":{"object":{"amount":[{"numeric":[">",1999]}]}}}}';
    const matched = await events('--pattern', rule);
    expect(matched.length).toBeGreaterThan(0);
    expect(new Set(matched.map((event) => event['detail-type']))).toEqual(new Set(['charge.succeeded']));
  });

  it('fails where the gateway says no, and shows what it said', async () => {
    const secrets = join(server.cwd, '.sallyport', 'secrets.json');
    const before = readFileSync(secrets, 'utf8');
    expect(await send('github', 'push')).toBe(0);
    const wrong = new Terminal();
    await wrong.run('events');
    const away = await served(wrong);
    expect(await server.fresh('send', 'github', 'push', '--url', away.url)).toBe(1);
    expect(server.out).toContain('401 {"error":"unauthorized"}');
    await away.stop();
    wrong.remove();
    expect(readFileSync(secrets, 'utf8')).toBe(before);
  });

  it('counts failures of many deliveries and fails', async () => {
    expect(await server.fresh('send', 'github', '--times', '3', '--url', 'http://127.0.0.1:1')).toBe(1);
    expect(server.out).toContain('3 × http://127.0.0.1:1: ');
  });

  it('says so when nobody listens', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    expect(await server.fresh('send', 'github', '--url', `http://127.0.0.1:${port}`)).toBe(1);
    expect(server.err).toContain('sallyport serve');
  });

  it.each([
    [['send', 'nobody'], "provider 'nobody' is configured; without a configuration there are: github"],
    [['send', 'Google'], 'do you mean google-pubsub-push?'],
    [['send', 'amazon'], 'do you mean aws-sns?'],
    [['send', 'github', 'nothing'], "no sample 'nothing' of github"],
    [['send', 'github', '--endpoint', 'none'], "endpoint 'none'"],
    [['send', 'github', '--header', 'nonsense'], "'name: value'"],
    [['send', 'github', '--file', '/nonexistent'], 'ENOENT'],
    [['send', 'github', '--times', '0'], 'whole number'],
    [['events', '--pattern', '{"source":"x"}'], '--pattern'],
    [['events', '--nonsense'], 'unknown option'],
    [['nonsense'], 'unknown command'],
  ])('explains the mistake in %j without a stack trace', async (args, words) => {
    expect(await server.fresh(...args)).toBe(2);
    expect(server.err).toContain(words);
    expect(server.err).not.toMatch(/^\s+at /m);
  });

  it('refuses a port that is taken', async () => {
    const port = new URL(gateway.url).port;
    const second = new Terminal();
    expect(await second.run('serve', '--port', port)).toBe(1);
    expect(second.err).toContain(`port ${port} is taken`);
    second.remove();
  });
});
