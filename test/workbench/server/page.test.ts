import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { WorkbenchAt } from '../../support/workbench-at.ts';

let at: WorkbenchAt;
afterEach(() => at.stop());

describe('the page', () => {
  it.each(['/', '/deliveries/7', '/rules', '/rules/a%2Fb', '/senders', '/senders/github', '/?x=1'])(
    'is at %s, and lets in styles of its own alone',
    async (path) => {
      at = await WorkbenchAt.start();
      const { status, headers, body } = await at.ask(path);
      const [, nonce = ''] = /content="([^"]{22,})"/.exec(body) ?? [];
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
      expect(new Set(headers['content-security-policy']?.toString().split('; '))).toEqual(
        new Set([
          "default-src 'none'",
          "script-src 'self'",
          `style-src 'self' 'nonce-${nonce}'`,
          "connect-src 'self'",
          "img-src 'self' data:",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
        ]),
      );
      expect((await at.ask(path)).body).not.toContain(nonce);
    },
  );

  it('is not sent again where the browser has it', async () => {
    at = await WorkbenchAt.start();
    const { status, headers, body } = await at.ask('/main.js');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    });
    expect(body).toHaveLength(2_003);
    const known = { 'if-none-match': String(headers.etag) };
    expect(await at.ask('/main.js', { headers: known })).toMatchObject({ status: 304, body: '' });
    expect(await at.ask('/page.css', { headers: known })).toMatchObject({ status: 200 });
  });

  it('is packed for another machine, not for this one', async () => {
    at = await WorkbenchAt.start();
    expect((await at.ask('/main.js', { headers: { 'accept-encoding': 'gzip' } })).headers).not.toHaveProperty(
      'content-encoding',
    );
    await at.stop();
    at = await WorkbenchAt.start({ isFar: true });
    const cookie =
      (await at.ask(`/?token=${at.token?.text}`)).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const { headers, body } = await at.ask('/main.js', {
      headers: { cookie, 'accept-encoding': 'br, gzip' },
    });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(Buffer.from(body, 'latin1'))).toHaveLength(2_003);
    expect((await at.ask('/main.js', { headers: { cookie } })).headers).not.toHaveProperty(
      'content-encoding',
    );
  });

  it.each([
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/..%5csecret.js',
    '//secret.js',
    '/./main.js',
    '/main.js/',
    '/main.js%00',
    '/.main.js',
    '/index.html',
    '/nothing.js',
    '/constructor',
    '/__proto__',
    '/favicon.ico',
    '/api',
    '/api/deliveries/../state',
  ])('is nothing beside its files: %s', async (path) => {
    at = await WorkbenchAt.start();
    expect((await at.ask(path)).status).toBe(404);
  });

  it.each(['/rules/a/b', '/nothing', '/deliveries/7/body', '/main.js/'])(
    'says to who looks at %s that nothing is there, and leads on',
    async (path) => {
      at = await WorkbenchAt.start();
      const looked = await at.ask(path, { headers: { accept: 'text/html,*/*;q=0.8' } });
      expect(looked).toMatchObject({
        status: 404,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': expect.stringContaining("default-src 'none'"),
        },
      });
      expect(looked.body).toContain('style-nonce');
      expect((await at.ask(path)).headers['content-type']).toBe('text/plain; charset=utf-8');
    },
  );

  it.each(['/api/nothing', '/api', '/api?x'])('is not what a program gets at %s', async (path) => {
    at = await WorkbenchAt.start();
    const { status, body } = await at.ask(path, { headers: { accept: 'text/html' } });
    expect(status).toBe(404);
    expect(body).not.toContain('style-nonce');
  });

  it.each(['/rules/%', '/rules/%ff', '/%zz.js'])('has no address %s', async (path) => {
    at = await WorkbenchAt.start();
    expect((await at.ask(path)).status).toBe(400);
  });

  it('is told apart from one that is not built', async () => {
    at = await WorkbenchAt.start({ isBuilt: false });
    const { status, body } = await at.ask('/');
    expect(status).toBe(503);
    expect(body).toContain('npm run build');
    expect((await at.ask('/main.js')).status).toBe(404);
  });
});
