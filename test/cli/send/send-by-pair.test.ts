import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signerFor } from '../../../src/cli/send/signer.ts';
import { localConfig } from '../../../src/cli/workplace.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { served, Terminal } from '../../support/terminal.ts';

/** A stored key, and one that is published. */
const byPair = ['discord', 'aws-sns'];

describe('send, for a sender whose private key nobody has', () => {
  const terminals: Terminal[] = [];
  const terminal = (parts?: ConstructorParameters<typeof Terminal>[0]) => {
    const made = new Terminal(parts);
    terminals.push(made);
    return made;
  };
  const here = terminal();
  let gateway: Awaited<ReturnType<typeof served>>;
  beforeAll(async () => {
    gateway = await served(here);
  });
  afterAll(async () => {
    await gateway.stop();
    for (const one of terminals) one.remove();
  });

  const path = (of: Terminal, name = 'secrets.json') => join(of.cwd, '.sallyport', name);

  it.each(byPair)(
    'signs with a key of this machine, which the gateway here believes, and says so: %s',
    async (id) => {
      expect(await here.fresh('send', id, '--url', gateway.url)).toBe(0);
      expect(here.err).toMatch(
        /^nobody but .+ has its private key: signed with one of this machine, which only sallyport serve in this folder believes$/m,
      );
      expect(await here.fresh('events', '--endpoint', id)).toBe(0);
      expect(here.lines.filter((line) => line.startsWith('{"version"'))).toHaveLength(1);
    },
  );

  it.each(byPair)('is believed by no gateway elsewhere: %s', async (id) => {
    const elsewhere = terminal();
    const away = await served(elsewhere);
    expect(await elsewhere.fresh('send', id, '--url', away.url)).toBe(0);
    expect(await here.fresh('send', id, '--url', away.url)).toBe(1);
    expect(here.out).toContain('401');
    await away.stop();
  });

  it.each(byPair)('signs nothing for a gateway that is deployed: %s', async (id) => {
    const io = {
      out: { write: () => {} },
      err: { write: () => {} },
      env: {},
      cwd: here.cwd,
      stop: new AbortController().signal,
    };
    const config = await localConfig(io);
    const endpoint = config.endpoints.find(({ name }) => name === id)!;
    await expect(signerFor(endpoint, config, 'secrets-manager', io)).rejects.toThrow(
      /^only .+ can sign what it sends; what a key of this machine signs is believed by sallyport serve alone$/,
    );
  });

  it.each(byPair)('makes no key where no gateway has ever run: %s', async (id) => {
    const empty = terminal();
    expect(await empty.run('send', id, '--url', gateway.url)).toBe(2);
    expect(empty.err).toContain('start sallyport serve in this folder');
    expect(existsSync(join(empty.cwd, '.sallyport'))).toBe(false);
  });

  it('gives way to the key that the sender has shown', async () => {
    const own = terminal();
    mkdirSync(join(own.cwd, '.sallyport'));
    const theirs = generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' });
    const stored = JSON.stringify({ discord: theirs });
    writeFileSync(path(own), stored);
    expect(await own.run('send', 'discord', '--url', gateway.url)).toBe(2);
    expect(own.err).toContain('only Discord can sign; delete "discord" there');
    expect(readFileSync(path(own), 'utf8')).toBe(stored);
  });

  it('says which file is of no use', async () => {
    const own = terminal();
    mkdirSync(path(own, 'keys'), { recursive: true });
    writeFileSync(path(own, 'keys/rsa.pem'), 'x');
    expect(await own.run('send', 'aws-sns', '--url', gateway.url)).toBe(2);
    expect(own.err).toContain('rsa.pem is no private key of this kind; delete it');
  });

  it('names what an endpoint is told of, in place of what the documentation shows', async () => {
    const topicArn = 'arn:aws:sns:us-east-2:210987654321:refunds';
    const env = {
      SALLYPORT_CONFIG: JSON.stringify({
        endpoints: { topic: { provider: 'aws-sns', options: { topicArn } } },
      }),
    };
    const own = terminal({ env });
    const configured = await served(own);
    expect(await own.fresh('send', 'aws-sns', '--url', configured.url)).toBe(0);
    await own.fresh('events');
    expect(own.out).toContain(`"TopicArn":"${topicArn}"`);
    await configured.stop();
  });

  it('signs nothing that the sender never sends', async () => {
    writeFileSync(join(here.cwd, 'own.json'), '{"mine":1}');
    expect(await here.fresh('send', 'aws-sns', '--file', 'own.json', '--url', gateway.url)).toBe(2);
    expect(here.err).toContain('Amazon SNS sends no such thing: ');
  });
});

describe('without a configuration there is', () => {
  const io = {
    out: { write: () => {} },
    err: { write: () => {} },
    env: {},
    cwd: '.',
    stop: new AbortController().signal,
  };

  it('a door for every provider, told what the documentation shows where it must be told something', async () => {
    const doors = (await localConfig(io)).endpoints.map(({ name, provider }) => [name, provider.id]);
    expect(doors).toEqual(providers.map(({ id }) => [id, id]));
  });

  it('none that believes what the documentation shows where events go to AWS', async () => {
    const told = providers.filter(({ options = {} }: Provider) =>
      Object.values(options).some(({ required }) => required),
    );
    const doors = (await localConfig(io, 'eventbridge')).endpoints.map(({ name }) => name);
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(doors)).toEqual(
      new Set(providers.filter((one) => !told.includes(one)).map(({ id }) => id)),
    );
  });
});
