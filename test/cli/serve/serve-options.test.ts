import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { awsEnvironment } from '../../support/aws-environment.ts';
import { served, Terminal } from '../../support/terminal.ts';

const endpoints = { github: { provider: 'github', secretId: 'github' } };
const opened: Terminal[] = [];

function terminal(env: Record<string, string> = {}): Terminal {
  const made = new Terminal({ env });
  opened.push(made);
  return made;
}

afterEach(() => {
  for (const made of opened.splice(0)) made.remove();
});

describe('the window of deduplication', () => {
  const configured = (windowSeconds: number) => ({
    SALLYPORT_CONFIG: JSON.stringify({ endpoints, dedupe: { table: 'hooks', windowSeconds } }),
  });

  it.each([
    { what: 'a day where nothing is said', options: [], env: {}, events: 1 },
    { what: 'none where it is 0', options: ['--dedupe-window', '0'], env: {}, events: 2 },
    { what: 'as long as the option says', options: ['--dedupe-window', '60'], env: {}, events: 1 },
    { what: 'as configured', options: [], env: configured(0), events: 2 },
    {
      what: 'the option before the configuration',
      options: ['--dedupe-window', '60'],
      env: configured(0),
      events: 1,
    },
    {
      what: 'the option 0 before the configuration',
      options: ['--dedupe-window', '0'],
      env: configured(60),
      events: 2,
    },
  ])('is $what', async ({ options, env, events }) => {
    const io = terminal(env);
    writeFileSync(join(io.cwd, 'body'), '{"same":true}');
    const gateway = await served(io, ...options);
    const delivery = ['--file', 'body', '--header', 'X-GitHub-Delivery: the-same', '--url', gateway.url];
    for (let time = 0; time < 2; time += 1) expect(await io.run('send', 'github', ...delivery)).toBe(0);
    await gateway.stop();
    await io.fresh('events');
    expect(io.lines).toHaveLength(events);
  });
});

describe('the greeting', () => {
  it('says how to send to an address that is not the default', async () => {
    const io = terminal();
    const gateway = await served(io);
    const [, words = ''] = /try: {2}npx sallyport (.*?) {2}and/.exec(io.err) ?? [];
    expect(words).toBe(`send github --url ${gateway.url}`);
    expect(await io.run(...words.split(' '))).toBe(0);
    await gateway.stop();
  });

  it('names the secrets that are refused, and says what to do, and it helps', async () => {
    const io = terminal();
    mkdirSync(join(io.cwd, '.sallyport'));
    const file = join(io.cwd, '.sallyport', 'secrets.json');
    // as an earlier version made them
    const ofBefore = {
      github: 'b7e4126f0c9d8a35e1f6047bd2c893a5604e1fb7d9c82a3576e0d41bf8a3c925',
      stripe: '0d9c3e71f5a8b264e7c1093fa6d85b2e41f7c0a9d3b6e852f09a1c7e4d3b8f56',
      twilio: 'e3a5f7092c1b4d68f0e2a4c6981b3d5f7a90c2e4168b0d3f5a7c9e1d2b4f6081',
    };
    writeFileSync(file, JSON.stringify(ofBefore));
    const gateway = await served(io);
    await gateway.stop();
    expect(io.err).toMatch(/\/github {2}secret in /);
    expect(io.err).toMatch(/\/stripe {2}secret refused, see below\n/);
    expect(io.err).toMatch(/\/twilio {2}secret refused, see below\n/);
    expect(io.err).toMatch(
      /503:\n {2}secret stripe: .* whsec_; .*\n {2}secret twilio: .* hexadecimal digits; /,
    );
    expect(io.err).toContain(`Delete "stripe", "twilio" from ${file} and start again`);
    for (const secret of Object.values(ofBefore)) expect(io.err).not.toContain(secret);

    writeFileSync(file, JSON.stringify({ github: ofBefore.github }));
    const again = new Terminal({ cwd: io.cwd });
    await (await served(again)).stop();
    expect(again.err).not.toContain('efused');
    expect(again.err).toMatch(/\/stripe {2}secret whsec_/);
  });
});

describe('serve', () => {
  it.each([
    [['--account', '12345678901']],
    [['--account', 'x']],
    [['--region', 'EU West']],
    [['--region', '']],
    [['--dedupe-window', '-1']],
    [['--dedupe-window', '1.5']],
    [['--dedupe-window', 'never']],
  ])('refuses %j in words', async (options) => {
    const io = terminal();
    expect(await io.run('serve', ...options)).toBe(2);
    expect(io.err).toMatch(/Must be /);
  });
});

describe('serve --bus eventbridge', () => {
  const before = { ...process.env };
  beforeEach(() => {
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
    Object.assign(process.env, {
      AWS_CONFIG_FILE: '/nonexistent',
      AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
  });
  afterEach(() => {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, before);
  });

  const serve = (io: Terminal, ...options: string[]) =>
    io.run('serve', '--port', '0', '--bus', 'eventbridge', ...options);

  it('says what to set where there is no Region', async () => {
    const io = terminal();
    expect(await serve(io)).toBe(2);
    expect(io.err).toBe(
      'sallyport: --bus eventbridge: the AWS Region is missing; set AWS_REGION, such as eu-west-1 (RegionMissing)\n',
    );
  });

  it.each(['', ' ', 'eu_west_1', 'https://eu-west-1'])(
    'says what to set where the Region is %j',
    async (region) => {
      process.env.AWS_REGION = region;
      const io = terminal();
      expect(await serve(io)).toBe(2);
      expect(io.err).toBe(
        'sallyport: --bus eventbridge: the AWS Region is empty or no name of one; set AWS_REGION, such as eu-west-1 (RegionNotAccepted)\n',
      );
    },
  );

  it('says what to set where there are no credentials', async () => {
    process.env.AWS_REGION = 'eu-west-1';
    const io = terminal();
    expect(await serve(io)).toBe(2);
    expect(io.err).toMatch(
      /^sallyport: --bus eventbridge: AWS credentials are missing; set AWS_ACCESS_KEY_ID .*\n$/,
    );
  });

  it.each(['--account', '--region'])('does not take %s for a setting of AWS', async (option) => {
    Object.assign(process.env, awsEnvironment('http://127.0.0.1:1'));
    const io = terminal();
    expect(await serve(io, option, option === '--account' ? '123456789012' : 'eu-west-1')).toBe(2);
    expect(io.err).toContain('set AWS_REGION');
  });

  it.each([
    { what: 'misses none that nobody has configured', env: {}, missed: [] },
    {
      what: 'misses those that are configured',
      env: { SALLYPORT_CONFIG: JSON.stringify({ endpoints }) },
      missed: ['github'],
    },
  ])('of the secrets in AWS it $what', async ({ env, missed }) => {
    Object.assign(process.env, awsEnvironment('http://127.0.0.1:1'));
    const io = terminal(env);
    await (await served(io, '--bus', 'eventbridge')).stop();
    const lines = io.lines.map((line) => JSON.parse(line)).filter(({ name }) => name?.startsWith('secret_'));
    expect(lines.map(({ secretId }) => secretId)).toEqual(missed);
  });

  it('says what to set for the other commands too', async () => {
    const io = terminal({ SALLYPORT_CONFIG: JSON.stringify({ endpoints }) });
    expect(await io.run('rotate', 'github', '--store', 'secrets-manager', '--status')).toBe(1);
    expect(io.err).toBe(
      'sallyport: github: the AWS Region is missing; set AWS_REGION, such as eu-west-1 (RegionMissing)\n',
    );
  });
});
