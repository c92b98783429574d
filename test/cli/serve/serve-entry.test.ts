import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from '../../support/command.ts';
import { ServeProcess } from '../../support/serve-process.ts';
import { Terminal } from '../../support/terminal.ts';

const custom = resolve('examples/custom/src');

describe("an entry of one's own, run here", () => {
  let cwd: string;
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'sallyport-entry-'));
    const endpoints = { acme: { provider: 'acme', secretId: 'acme' } };
    writeFileSync(join(cwd, 'sallyport.json'), JSON.stringify({ endpoints }));
    writeFileSync(join(cwd, 'body.json'), '{"id":"evt_1","type":"order.paid"}');
  });
  afterAll(() => rmSync(cwd, { recursive: true }));

  const ended = (...args: readonly string[]) => new Command(args, { cwd }).ended;

  it('has its providers and its modules, and send signs for it', async () => {
    const entry = relative(cwd, join(custom, 'entry.ts'));
    const serve = await ServeProcess.start(cwd, { options: ['--entry', entry] });
    const sent = await ended('send', 'acme', '--file', 'body.json', '--entry', entry, '--url', serve.url);
    expect(sent).toMatchObject({ code: 0, err: '' });
    await serve.kill('SIGTERM');
    expect(serve.log).toContainEqual(expect.objectContaining({ team: 'payments', outcome: 'accepted' }));
    const terminal = new Terminal({ cwd });
    expect(await terminal.run('events')).toBe(0);
    expect(JSON.parse(terminal.out)).toMatchObject({
      source: 'acme.example',
      'detail-type': 'order.paid',
      resources: ['urn:sallyport:acme:evt_1', 'urn:team:payments'],
    });
  });

  it('knows no other providers where it names a few, and those of the package by their addresses', async () => {
    const entry = join(custom, 'small-entry.ts');
    const both = { github: { provider: 'github', secretId: 'g' }, no: { provider: 'stripe', secretId: 's' } };
    writeFileSync(join(cwd, 'two.json'), JSON.stringify({ endpoints: both }));
    const { err: mistakes } = await ended('rotate', 'x', '--config', 'two.json', '--entry', entry);
    expect(mistakes).toContain('endpoints.no.provider: must be one of acme, github\n');
  });

  it('is told in a sentence with the place where it cannot be loaded', async () => {
    const entries: Readonly<Record<string, readonly [text: string, words: string]>> = {
      'thrown.ts': ['\nthrow new TypeError("no team");', 'TypeError: no team (thrown.ts:2:7)'],
      'syntax.ts': ['\nconst x = ;', 'SyntaxError: Expression expected (syntax.ts:2)'],
      'name.ts': [
        "import { lambdaEntri } from 'sallyport';",
        "SyntaxError: The requested module 'sallyport' does not provide an export named 'lambdaEntri' (name.ts:1)",
      ],
      'nothing.ts': ['export {};', 'it calls neither lambdaEntry nor lambdaEntryOf of sallyport'],
    };
    const found = Object.entries(entries).map(async ([file, [text, words]]) => {
      writeFileSync(join(cwd, file), text);
      return [await ended('parked', '--entry', file), `sallyport: --entry ${file}: ${words}\n`] as const;
    });
    for (const [{ code, err }, words] of await Promise.all(found)) expect([err, code]).toEqual([words, 2]);
    const terminal = new Terminal({ cwd });
    expect(await terminal.run('parked', '--entry', 'none.ts')).toBe(2);
    expect(terminal.err).toBe('sallyport: --entry none.ts: no such file (ENOENT)\n');
  });
});
