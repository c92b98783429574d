import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rehearse } from '../../../src/cli/rehearse.ts';
import { twice } from '../../../src/rehearsal/moods/twice.ts';
import { unsigned } from '../../../src/rehearsal/moods/unsigned.ts';
import { usual } from '../../../src/rehearsal/moods/usual.ts';
import { notedIo } from '../../support/noted-io.ts';
import { served, Terminal } from '../../support/terminal.ts';
import { TlsServer } from '../../support/tls-server.ts';

const here = new Terminal();
let gateway: Awaited<ReturnType<typeof served>>;

beforeAll(async () => {
  gateway = await served(here);
});

afterAll(async () => {
  await gateway.stop();
  here.remove();
});

const send = (...args: readonly string[]) => here.fresh('send', ...args, '--url', gateway.url);
/** Without those that the gateway logs there. */
const said = () => here.lines.filter((line) => !line.startsWith('{"'));

const unauthorized = '401 {"error":"unauthorized"}';

describe('send, in a mood', () => {
  it.each([
    [
      '--stale',
      [
        'sent: signed 15 min ago',
        `answer: ${unauthorized}`,
        'right, since what Slack signs is good for 5 min',
      ],
    ],
    [
      '--tampered signature',
      [
        'sent: one character of the signature changed',
        `answer: ${unauthorized}`,
        'right, since nothing but the right signature proves anything',
      ],
    ],
    [
      '--unsigned',
      ['sent: not signed', `answer: ${unauthorized}`, 'right, since anybody could have sent it'],
    ],
    [
      '--as github',
      ['sent: signed as GitHub does', `answer: ${unauthorized}`, 'right, since Slack signs in another way'],
    ],
    [
      '--burst 3',
      [
        'sent: 3 different ones at once',
        'answer: 200',
        expect.stringMatching(/^right, since each is a delivery/),
      ],
    ],
    [
      '--retry',
      [
        'sent: one, then the same signed anew, with x-slack-retry-num: 1',
        'answer: 200',
        expect.stringMatching(/^right, since Slack repeats/),
      ],
    ],
    [
      '--abort',
      [
        'sent: half of the body, then the same whole',
        'answer: 200',
        expect.stringMatching(/^right, since half/),
      ],
    ],
    [
      '--oversize',
      ['sent: 6,291,457 bytes', 'answer: 413 {"error":"too_large"}', expect.stringMatching(/^right, since/)],
    ],
  ])('says what it did, the answer, and whether that is right: %s', async (options, lines) => {
    expect(await send('slack', ...options.split(' '))).toBe(0);
    expect(said()).toEqual(lines);
  });

  it.each(['--future', '--tampered body', '--tampered url', '--twice', '--old-secret', '--stale'])(
    'ends with 0 where the answer is right: %s',
    async (options) => {
      expect(await send('twilio', ...options.split(' '))).toBe(0);
      expect(said().at(-1)).toMatch(/^right, since /);
    },
  );

  it('says nothing of a key where nothing is signed', async () => {
    for (const mood of ['--unsigned', '--oversize']) {
      expect(await send('aws-sns', mood)).toBe(0);
      expect(here.err).not.toContain('signed with');
    }
  });

  it('lets bytes drip for less than it waits', async () => {
    expect(await send('slack', '--slow', '--timeout', '1')).toBe(0);
    expect(said()[1]).toBe('answer: 200');
  });

  it('takes a body and headers of your own', async () => {
    const file = join(here.cwd, 'body.json');
    writeFileSync(file, '{"zen":"abcdefg"}');
    expect(
      await send('github', 'ping', '--file', file, '--header', 'x-github-event: ping', '--tampered', 'body'),
    ).toBe(0);
    expect(said()[1]).toBe(`answer: ${unauthorized}`);
    const unsignable = join(here.cwd, 'empty');
    writeFileSync(unsignable, '');
    expect(await send('github', '--file', unsignable, '--tampered', 'body')).toBe(2);
    expect(here.err).toContain('there is no letter in its body that could be changed');
  });

  it.each([
    { id: 'gitea', daysAgo: 0, answer: '200', because: /^right, since it is good until 20/ },
    { id: 'gogs', daysAgo: 7, answer: unauthorized, because: /^right, since it was good until 20/ },
  ])('knows the secret that was replaced $daysAgo days ago', async ({ id, daysAgo, answer, because }) => {
    const path = join(here.cwd, '.sallyport/secrets.json');
    const [current, previous] = ['the newer of two: 9wLp4VfK', 'the older of two: 7Kq2ZfWm'];
    const staged = { current, previous, replacedAt: Date.now() - daysAgo * 86_400_000 - 60_000 };
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), [id]: staged }));
    expect(await send(id, '--old-secret')).toBe(0);
    expect(said()).toEqual([
      'sent: signed with the secret that was replaced',
      `answer: ${answer}`,
      expect.stringMatching(because),
    ]);
  });

  it('takes one mood at a time, and none of many deliveries', async () => {
    expect(await send('slack', '--stale', '--abort')).toBe(2);
    expect(here.err).toContain("option '--stale' cannot be used with option '--abort'");
    expect(await send('slack', '--twice', '--times', '2')).toBe(2);
    expect(here.err).toContain("option '--twice' cannot be used with option '--times <n>'");
  });

  it('says what is no sender to be taken for', async () => {
    expect(await send('slack', '--as', 'nobody')).toBe(2);
    expect(here.err).toBe(
      "sallyport: --as: no provider 'nobody' is known; there are: github, stripe, twilio … see sallyport providers\n",
    );
    expect(await send('slack', '--as', 'githob')).toBe(2);
    expect(here.err).toContain("--as: no provider 'githob' is known; do you mean github?");
    expect(await send('slack', '--as', 'slack')).toBe(2);
    expect(here.err).toContain('--as slack: Slack is its sender already; name another, or leave --as out');
    expect(await send('slack', '--as', 'discord')).toBe(2);
    expect(here.err).toContain('Discord cannot sign this delivery with a secret of Slack');
  });
});

describe('against what is no gateway', () => {
  const server = createServer((request, response) =>
    request.resume().on('end', () => response.end('\u001b[2Jhello')),
  );
  let url: string;
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('send ends with 1, with the right answer in its last line, and nothing that a terminal obeys', async () => {
    expect(await here.fresh('send', 'slack', '--unsigned', '--url', url)).toBe(1);
    expect(said()).toEqual([
      'sent: not signed',
      'answer: 200 ?[2Jhello',
      `wrong: right is ${unauthorized}, since anybody could have sent it`,
    ]);
  });

  it('rehearse ends with 1, and its last line says how often that was wrong', async () => {
    expect(await here.fresh('rehearse', 'twilio', '--url', url, '--json')).toBe(1);
    const wrong = here.lines.map((line) => JSON.parse(line)).filter(({ verdict }) => verdict === 'wrong');
    expect(wrong.map(({ mood }) => mood)).toEqual([
      'tampered body',
      'tampered url',
      'tampered signature',
      'unsigned',
      'old secret',
      'as another',
      'other method',
      'oversize',
    ]);
    expect(here.err).toMatch(/\ntwilio: the gateway is wrong in 8 of 16 moods\n$/);
  });
});

it('a gateway that is not there is told once', async () => {
  expect(await here.fresh('rehearse', 'slack', '--url', 'http://127.0.0.1:1')).toBe(1);
  expect(here.err.match(/nobody listens there/g)).toHaveLength(1);
  expect(said()).toEqual([]);
  expect(await here.fresh('send', 'slack', '--abort', '--url', 'http://127.0.0.1:1')).toBe(1);
  expect(here.err).toContain('nobody listens there (ECONNREFUSED); start it with: sallyport serve');
});

it('a file of events that is none hinders nobody: no gateway runs with it', async () => {
  const elsewhere = new Terminal();
  mkdirSync(join(elsewhere.cwd, '.sallyport'));
  writeFileSync(join(elsewhere.cwd, '.sallyport/events.db'), 'garbage '.repeat(100));
  expect(await elsewhere.run('rehearse', 'slack', '--url', 'http://127.0.0.1:1')).toBe(1);
  expect(elsewhere.err).toContain('nobody listens there');
  elsewhere.remove();
});

it('one that nobody here vouches for, or that cuts every connection, is told once, with what to do', async () => {
  const tls = new TlsServer();
  expect(await here.fresh('rehearse', 'slack', '--url', await tls.listen())).toBe(1);
  expect(here.err).toMatch(/: its certificate is not trusted here; NODE_EXTRA_CA_CERTS can name one/);
  expect(said()).toEqual([]);
  await tls.close();
  const cutting = createTcpServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(cutting, 'listening');
  const { port } = cutting.address() as AddressInfo;
  expect(await here.fresh('rehearse', 'slack', '--url', `http://127.0.0.1:${port}`)).toBe(1);
  expect(
    here.err.match(/was cut before .* check the address, and whether it begins with http/g),
  ).toHaveLength(1);
  expect(said()).toEqual([]);
  cutting.close();
});

it('what was found before a gateway was gone is told all the same', async () => {
  const server = createServer((_, response) => {
    response.setHeader('connection', 'close').end();
    server.close();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await here.fresh('rehearse', 'slack', '--url', `http://127.0.0.1:${port}`)).toBe(1);
  expect(said().map((line) => line.split(/ {2,}/)[0])).toEqual([
    'mood',
    'usual',
    expect.stringMatching(/^what came onto the bus was not looked at: /),
  ]);
  expect(here.err.match(/nobody listens there/g)).toHaveLength(1);
});

it('rehearse looks at the bus of a gateway of this folder, by whichever of its names it is reached', async () => {
  const events = async (url: string) => {
    const { io, said } = notedIo({ cwd: here.cwd });
    expect(await rehearse('slack', { url, json: true }, io, { some: [usual, unsigned, twice] })).toBe(0);
    const rows = said.out.trim().split('\n');
    return rows.map((line) => (JSON.parse(line) as { events?: number }).events);
  };
  for (const host of ['127.0.0.1', 'localhost'])
    expect(await events(gateway.url.replace('127.0.0.1', host))).toEqual([1, 0, 1]);
});

it('an endpoint that is not there is named, with those that are', async () => {
  expect(await here.fresh('rehearse', 'slakc', '--url', gateway.url)).toBe(2);
  expect(here.err).toContain("no endpoint 'slakc' is configured");
});

describe('a gateway that hangs', () => {
  let taken = 0;
  let answered: number;
  let whenSilent = () => {};
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      taken += 1;
      if (taken <= answered) response.end();
      else whenSilent();
    });
  });
  let url: string;
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    taken = 0;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is waited for once, and told once with how long that was', async () => {
    answered = 0;
    const { io } = notedIo({ cwd: here.cwd });
    await expect(rehearse('slack', { url }, io, { timeoutMs: 50 })).rejects.toThrow(
      /^http:\S+: there was no answer within 0[.]05 s; nothing more is sent$/,
    );
    expect(taken).toBe(1);
  });

  it('is left at once by Ctrl-C, and what was found before is told', async () => {
    answered = 2;
    const terminal = new Terminal({ cwd: here.cwd });
    whenSilent = () => terminal.interrupt();
    expect(await terminal.run('rehearse', 'slack', '--url', url)).toBe(130);
    expect(terminal.lines.slice(0, 3).map((line) => line.split(/ {2,}/)[0])).toEqual([
      'mood',
      'usual',
      'stale',
    ]);
    expect(terminal.err).toMatch(/\nsallyport: interrupted after 2 of 16 moods\n$/);
    expect(taken).toBe(3);
  });
});
