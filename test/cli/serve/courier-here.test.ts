import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { configOf } from '../../../src/app/configuration/config-of.ts';
import type { Sign, Store } from '../../../src/cli/send/signer.ts';
import { courierHere } from '../../../src/cli/serve/courier-here.ts';
import { signedAnew } from '../../../src/cli/serve/signed-anew.ts';
import type { Endpoint } from '../../../src/domain/endpoint.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import { adobeIoEvents } from '../../../src/domain/providers/adobe-io-events.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { sendgrid } from '../../../src/domain/providers/sendgrid.ts';
import { signable } from '../../../src/domain/verification/signed-url.ts';
import { RefusedError } from '../../../src/workbench/workbench.ts';
import { anEndpoint } from '../../domain/support/gateways.ts';
import { notedIo } from '../../support/noted-io.ts';
import { RecordingReceiver } from '../../support/recording-receiver.ts';
import { Terminal } from '../../support/terminal.ts';

const request = {
  method: 'POST',
  headers: new Map([['x-own', 'it']]),
  body: Buffer.from('{}'),
  wasSigned: false,
};

describe('what takes a request of the page to the gateway here', () => {
  const gateway = new RecordingReceiver();
  let terminal: Terminal;
  let url: string;
  beforeEach(async () => {
    gateway.requests.length = 0;
    url = await gateway.listen();
    terminal = new Terminal();
    mkdirSync(join(terminal.cwd, '.sallyport'));
    writeFileSync(
      join(terminal.cwd, '.sallyport', 'secrets.json'),
      '{"hooks/one":"3f9c1e7a0b5d8264c7e1a93f60b8d24e"}',
      { mode: 0o600 },
    );
  });
  afterEach(async () => {
    terminal.remove();
    await gateway.close();
  });

  const courier = (store: Store = 'file', at = url) => {
    const noted = notedIo({ cwd: terminal.cwd });
    const config = configOf({ endpoints: { hook: { provider: 'github', secretId: 'hooks/one' } } }, [github]);
    return { courier: courierHere(config, at, store, noted.io), said: noted.said };
  };

  it('signs it, sends it with its query, and tells the answer', async () => {
    gateway.answer = (response) => response.writeHead(202).end('thanks');
    expect(await courier().courier.send(anEndpoint(), '/hook?a=?', request)).toEqual({
      ms: expect.any(Number),
      status: 202,
      body: 'thanks',
    });
    expect(gateway.requests).toMatchObject([
      {
        url: '/hook?a=?',
        headers: { 'x-own': 'it', 'x-hub-signature-256': expect.stringMatching(/^sha256=[0-9a-f]{64}$/) },
      },
    ]);
  });

  it('tells that nobody answered', async () => {
    const nobody = courier('file', 'http://127.0.0.1:1').courier;
    expect(await nobody.send(anEndpoint(), '/hook', request)).toEqual({
      ms: expect.any(Number),
      error: expect.stringContaining('http://127.0.0.1:1: '),
    });
  });

  it('refuses in a sentence what nobody here can sign, and prints nothing', async () => {
    const { courier: one, said } = courier('secrets-manager');
    const sending = one.send(anEndpoint(sendgrid), '/hook', request);
    await expect(sending).rejects.toThrow(RefusedError);
    await expect(sending).rejects.toThrow('only SendGrid can sign what it sends; ');
    expect(said).toEqual({ out: '', err: '' });
  });

  it('hides no mistake of ours behind such a sentence', async () => {
    const broken = {
      ...github,
      scheme: {
        ...github.scheme,
        sign: () => {
          throw new RangeError('a mistake');
        },
      },
    } as Provider;
    const sending = courier().courier.send(anEndpoint(broken), '/hook', request);
    await expect(sending).rejects.toThrow(RangeError);
  });

  it('says beforehand who alone can sign: what a key of this machine signs is believed here, and not in AWS', () => {
    const here = courier('file').courier;
    const there = courier('secrets-manager').courier;
    const { secretId: _, ...keys } = anEndpoint(adobeIoEvents);
    const words = (endpoint: Endpoint) => [here.whyNot(endpoint), there.whyNot(endpoint)];
    expect(words(anEndpoint())).toEqual([undefined, undefined]);
    expect(words(anEndpoint(sendgrid))).toEqual([undefined, 'Only SendGrid can sign what it sends.']);
    expect(words(keys)[1]).toBe('Only Adobe I/O Events can sign what it sends.');
  });
});

describe('a request that is signed anew', () => {
  const endpoint = anEndpoint();
  const before = {
    method: 'POST',
    host: 'h',
    rawPath: '/hook',
    rawQuery: '',
    headers: new Map([['x-hub-signature-256', `sha256=${'0'.repeat(64)}`]]),
    body: Buffer.from('{}'),
  };

  it('is none where only the sender can sign', () => {
    expect(signedAnew(() => undefined, endpoint)(before)).toBeUndefined();
  });

  it('has the new proof in the place of the old one', () => {
    const sign: Sign = (sent) => ({
      ...signable(sent, endpoint),
      headers: new Map([...sent.headers, ['x-hub-signature-256', `sha256=${'1'.repeat(64)}`]]),
    });
    expect(signedAnew(sign, endpoint)(before)?.headers.get('x-hub-signature-256')).toMatch(/=1+$/);
  });

  it('stays as it was where the old proof cannot be made once more', () => {
    const without: Sign = (sent) => ({ ...signable(sent, endpoint), headers: new Map() });
    expect(signedAnew(without, endpoint)(before)).toEqual(signable(before, endpoint));
    const once: Sign = (sent) => (sent.headers.size === 0 ? undefined : without(sent));
    expect(signedAnew(once, endpoint)(before)).toEqual(signable(before, endpoint));
  });
});
