import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { served, Terminal, until } from '../support/terminal.ts';

let io: Terminal;
beforeEach(() => {
  io = new Terminal();
});
afterEach(() => io.remove());

const workbenchOf = ({ err }: Terminal) => /on its workbench: (http:\S+)/.exec(err)?.[1] ?? '';

const post = async (url: string, body: object = {}) => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as Record<string, unknown>;
};

describe('the workbench of serve', () => {
  it('shows what came and what was made of it, sends it again, replays it, and tries a pattern on it', async () => {
    const gateway = await served(io, '--workbench-port', '0');
    const at = await until(() => workbenchOf(io) || undefined);
    const read = async (path: string) => (await fetch(`${at}api/${path}`)).json();

    expect(await read('state')).toMatchObject({ gateway: gateway.url, bus: 'embedded', hasJournal: true });
    expect(await post(`${at}api/senders/stripe/send`)).toMatchObject({ status: 200 });
    // a signature of Stripe that is added to another one is none
    await eventually(async () => expect(await read('deliveries')).toHaveLength(1));
    expect(await post(`${at}api/deliveries/1/send-again`)).toMatchObject({ status: 200 });
    await eventually(async () => expect(await read('deliveries')).toHaveLength(2));
    expect(await read('deliveries')).toMatchObject([
      { seq: 2, outcome: 'duplicate' },
      { seq: 1, outcome: 'accepted', endpoint: 'stripe', type: 'charge.succeeded' },
    ]);
    expect(await read('deliveries/1')).toMatchObject({ made: [{ key: '1.0', isOnBus: true }] });
    expect(await post(`${at}api/replay`, { deliveries: [1] })).toEqual({
      replayed: 1,
      name: expect.stringMatching(/^\d{4}-/),
    });
    const pattern = '{"source":["stripe.com"]}';
    expect(await post(`${at}api/rules/try`, { pattern })).toMatchObject({ matched: 2 });
    expect(await post(`${at}api/rules/explain`, { pattern, event: '1.0' })).toEqual({
      event: '1.0',
      isMatch: true,
    });
    expect(await post(`${at}api/rules/export`, { name: 'paid', pattern, as: 'cli' })).toHaveProperty('text');
    await gateway.stop();
    await io.fresh('events');
    expect(io.lines).toHaveLength(2);
  });

  it('says why a delivery was rejected: by what is stored here, also of a token, which is not kept', async () => {
    const gateway = await served(io, '--workbench-port', '0');
    const at = await until(() => workbenchOf(io) || undefined);
    const { secret: ofSlack } = await post(`${at}api/senders/slack/secret`);
    const { secret: ofGitLab } = await post(`${at}api/senders/gitlab/secret`);
    const body = '{"ref":"refs/heads/main"}';
    const signature = createHmac('sha256', String(ofSlack)).update(body).digest('hex');
    const send = (path: string, headers: Record<string, string>) =>
      fetch(`${gateway.url}${path}`, { method: 'POST', headers, body });
    await send('/github', { 'x-github-event': 'push', 'x-hub-signature-256': `sha256=${signature}` });
    await send('/gitlab', { 'x-gitlab-event': 'Push Hook', 'x-gitlab-token': String(ofSlack) });
    const read = async (path: string) => (await fetch(`${at}api/deliveries${path}`)).json();
    await eventually(async () => expect(await read('')).toHaveLength(2));
    for (const seq of [1, 2]) {
      const diagnosis = await read(`/${seq}/diagnosis`);
      expect(diagnosis).toMatchObject({
        causes: [{ axis: 'secret', words: expect.stringContaining('the current secret of slack') }],
      });
      for (const secret of [ofSlack, ofGitLab, signature])
        expect(JSON.stringify(diagnosis)).not.toContain(secret);
    }
    await gateway.stop();
  });

  it('shows senders, and a secret to who asks for it; nothing makes one but that, or its use', async () => {
    const gateway = await served(io, '--workbench-port', '0');
    const at = await until(() => workbenchOf(io) || undefined);
    const senders = (await (await fetch(`${at}api/senders`)).json()) as Record<string, unknown>[];
    expect(senders.slice(0, 3)).toMatchObject([
      { endpoint: 'github', isReady: true, secret: 'stored', url: `${gateway.url}/github` },
      { endpoint: 'stripe' },
      { endpoint: 'twilio' },
    ]);
    expect(senders.find(({ endpoint }) => endpoint === 'slack')).toMatchObject({
      isReady: false,
      secret: 'made when it is used',
    });
    expect(senders.find(({ endpoint }) => endpoint === 'adobe-io-events')).toMatchObject({ secret: 'none' });
    expect(JSON.stringify(senders)).not.toContain(/secret ([0-9a-f]{64})/.exec(io.err)?.[1]);
    const { secret } = await post(`${at}api/senders/slack/secret`);
    expect(secret).toMatch(/^[0-9a-f]{32}$/);
    expect(await post(`${at}api/senders/slack/secret`)).toEqual({ secret });
    expect(await (await fetch(`${at}api/senders/slack`)).json()).toMatchObject({
      secret: 'stored',
      steps: expect.arrayContaining([expect.stringContaining(`${gateway.url}/slack`)]),
    });
    expect(await post(`${at}api/senders/adobe-io-events/secret`)).toEqual({
      error: expect.stringContaining('publishes its keys'),
    });
    expect(await post(`${at}api/senders/slack/send`, { sample: 'nope' })).toEqual({
      error: "there is no sample 'nope' of Slack",
    });
    expect(await post(`${at}api/senders/slack/send`)).toMatchObject({ status: 200 });
    await gateway.stop();
    expect(`${io.out}${io.err}`).not.toContain(secret);
  });

  it('takes the next port where the usual one is taken, and says so where the taken one was given', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await until(() => other.address() ?? undefined);
    const { port } = other.address() as { port: number };
    expect(await io.run('serve', '--port', '0', '--workbench-port', String(port))).toBe(1);
    expect(io.err).toContain(`port ${port} is taken; choose another with --workbench-port`);
    other.close();
    const first = await served(io);
    const second = new Terminal();
    const gateway = await served(second);
    const ports = [io, second].map((one) => Number(new URL(workbenchOf(one)).port));
    expect(new Set(ports).size).toBe(2);
    expect(Math.min(...ports)).toBeGreaterThanOrEqual(8788);
    await Promise.all([first.stop(), gateway.stop()]);
    second.remove();
  });

  it('is ended at once by the end of serve, pages that are open with it', async () => {
    const gateway = await served(io, '--workbench-port', '0');
    const at = await until(() => workbenchOf(io) || undefined);
    const live = await fetch(`${at}api/live`);
    const before = Date.now();
    expect(await gateway.stop()).toBe(0);
    expect(Date.now() - before).toBeLessThan(1_000);
    await live.text().catch(() => {});
  });

  it('asks for a token beyond this machine, and prints it once', async () => {
    const gateway = await served(io, '--workbench-host', '0.0.0.0', '--workbench-port', '0');
    const url = new URL(await until(() => workbenchOf(io) || undefined));
    const here = `http://127.0.0.1:${url.port}`;
    expect((await fetch(`${here}/api/state`)).status).toBe(401);
    const entered = await fetch(`${here}/${url.search}`, { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await fetch(`${here}/api/state`, { headers: { cookie } })).status).toBe(200);
    await gateway.stop();
    const token = url.searchParams.get('token') ?? '';
    expect(token).toHaveLength(32);
    expect(io.out).not.toContain(token);
    await io.fresh('serve', '--workbench-host', 'no.such.host.invalid', '--port', '0');
    expect(io.err).toMatch(
      /--workbench-host no[.]such[.]host[.]invalid: there is no host of this name|cannot be looked up/,
    );
  });

  it('is not there with --no-workbench', async () => {
    const gateway = await served(io, '--no-workbench');
    await gateway.stop();
    expect(io.err).not.toContain('workbench');
  });
});
