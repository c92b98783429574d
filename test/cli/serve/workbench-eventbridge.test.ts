import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { awsEnvironment } from '../../support/aws-environment.ts';
import { AwsServer } from '../../support/aws-server.ts';
import { eventually } from '../../support/eventually.ts';
import { served, Terminal, until } from '../../support/terminal.ts';

const endpoints = {
  github: { provider: 'github', secretId: 'hooks/github', bus: 'hooks' },
  sendgrid: { provider: 'sendgrid', secretId: 'hooks/sendgrid' },
  square: { provider: 'square', secretId: 'hooks/square', publicUrl: 'https://hooks.example.com/square' },
};
const pattern = '{"source":["github.com"]}';

describe('the workbench of serve --bus eventbridge', () => {
  const before = { ...process.env };
  let aws: AwsServer;
  let io: Terminal;
  let gateway: Awaited<ReturnType<typeof served>>;
  let at: string;
  beforeEach(async () => {
    aws = new AwsServer({ 'hooks/github': 'a secret of AWS, 32 letters long' });
    Object.assign(process.env, awsEnvironment(await aws.listen()));
    io = new Terminal({ env: { SALLYPORT_CONFIG: JSON.stringify({ endpoints }) } });
    gateway = await served(io, '--bus', 'eventbridge', '--workbench-port', '0');
    at = await until(() => /on its workbench: (http:\S+)/.exec(io.err)?.[1]);
  });
  afterEach(async () => {
    await gateway.stop();
    io.remove();
    await aws.close();
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });

  const read = async (path: string) => (await fetch(`${at}api/${path}`)).json();
  const change = async (method: string, path: string, body: object = {}) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${at}api/${path}`, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  const post = (path: string, body?: object) => change('POST', path, body);

  it('signs with the secret of Secrets Manager, and replays onto the bus of the endpoint', async () => {
    expect(await read('state')).toMatchObject({ gateway: gateway.url, bus: 'eventbridge', hasJournal: true });
    expect(await post('senders/github/send', { sample: 'push' })).toMatchObject({ body: { status: 200 } });
    await eventually(async () => expect(await read('deliveries')).toHaveLength(1));
    expect(await read('deliveries/1')).toMatchObject({
      outcome: 'accepted',
      made: [{ key: '1.0', isOnBus: false }],
      forwardings: [],
    });
    expect(await post('replay', { deliveries: [1] })).toMatchObject({ body: { replayed: 1 } });
    expect(aws.entries.map(({ EventBusName, DetailType }) => [EventBusName, DetailType])).toEqual([
      ['hooks', 'push'],
      ['hooks', 'push'],
    ]);
    expect(await post('deliveries/1/send-again')).toMatchObject({ body: { status: 200 } });
    await eventually(async () => expect(await read('deliveries')).toHaveLength(2));
    expect(await read('deliveries')).toMatchObject([{ outcome: 'duplicate' }, { outcome: 'accepted' }]);
  });

  it('shows no secret, and says where it is; what none is stored for is not sent', async () => {
    expect(await read('senders')).toMatchObject([
      { endpoint: 'github', secret: 'stored', isReady: true, url: `${gateway.url}/github` },
      { endpoint: 'sendgrid', secret: 'stored' },
      { endpoint: 'square', secret: 'stored', url: 'https://hooks.example.com/square' },
    ]);
    expect(await post('senders/github/secret')).toEqual({
      status: 400,
      body: {
        error: 'the workbench does not show secrets of Secrets Manager; there it is called hooks/github',
      },
    });
    expect(await post('senders/square/send')).toEqual({
      status: 400,
      body: { error: expect.stringContaining('hooks/square') },
    });
    expect(await read('senders/sendgrid')).toMatchObject({
      onlySender: 'Only SendGrid can sign what it sends.',
    });
    expect(await post('senders/sendgrid/send')).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(/^only SendGrid can sign what it sends; .* alone$/) },
    });
    expect(aws.entries).toEqual([]);
    expect(io.out + io.err).not.toContain('a secret of AWS');
  });

  it('tries patterns and exports them, and keeps no rules: those of the bus decide', async () => {
    expect(await read('rules')).toEqual({ path: 'EventBridge', rules: [] });
    expect(await post('rules/try', { pattern })).toMatchObject({ body: { looked: 0, matched: 0 } });
    expect(await post('rules/export', { name: 'all', pattern, as: 'cdk' })).toHaveProperty('body.text');
    expect(await change('PUT', 'rules/all', { pattern })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('whose own rules decide') },
    });
    expect(await change('DELETE', 'rules/all')).toMatchObject({ status: 404 });
    expect(await post('forwardings/1/retry')).toMatchObject({ status: 404 });
  });
});
