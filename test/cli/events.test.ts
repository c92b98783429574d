import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { strong } from '../support/strong-secrets.ts';
import { served, Terminal } from '../support/terminal.ts';

/** What a terminal obeys, written raw into a body: clears the screen, turns the text, hides what follows. */
const hostile = '\u009b2J\u007f\u202egnp\u2066\u200b\u2028\ufeff';

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('the folder of the commands', () => {
  let terminal: Terminal;
  let folder: string;
  beforeEach(() => {
    terminal = new Terminal();
    folder = join(terminal.cwd, '.sallyport');
  });
  afterEach(() => terminal.remove());

  it('is for its owner alone, with every file in it while the gateway runs, whose address it says; and git does not see it', async () => {
    const gateway = await served(terminal);
    expect(await terminal.run('send', 'github', '--url', gateway.url)).toBe(0);
    expect(mode(folder)).toBe('700');
    const files = readdirSync(folder).filter((name) => name !== '.gitignore');
    expect(files.sort()).toEqual(['events.db', 'events.db-shm', 'events.db-wal', 'secrets.json']);
    expect(files.map((name) => mode(join(folder, name)))).toEqual(files.map(() => '600'));
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
    const listening = () => {
      const db = new DatabaseSync(join(folder, 'events.db'));
      const rows = db.prepare('select url from listener').all();
      db.close();
      return rows.map(({ url }) => url);
    };
    expect(listening()).toEqual([gateway.url]);
    await gateway.stop();
    expect(listening()).toEqual([]);
  });

  it('is taken from others where an earlier version left it open, and keeps a .gitignore of the user', async () => {
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    writeFileSync(join(folder, '.gitignore'), '*.db\n');
    new DatabaseSync(join(folder, 'events.db')).close();
    chmodSync(join(folder, 'events.db'), 0o644);
    expect(await terminal.run('events')).toBe(0);
    expect([mode(folder), mode(join(folder, 'events.db'))]).toEqual(['700', '600']);
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*.db\n');
  });

  it('holds secrets that only its owner reads, even where an editor made the file', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ github: strong('github') }));
    chmodSync(join(folder, 'secrets.json'), 0o644);
    expect(await terminal.run('rotate', 'github', '--status')).toBe(0);
    expect(mode(join(folder, 'secrets.json'))).toBe('600');
  });

  it('is made by a rotation too, and by a reader that follows', async () => {
    expect(await terminal.run('rotate', 'github')).toBe(0);
    expect([mode(folder), mode(join(folder, 'secrets.json'))]).toEqual(['700', '600']);
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
    const other = new Terminal();
    other.interrupt();
    expect(await other.run('events', '--follow')).toBe(0);
    expect(mode(join(other.cwd, '.sallyport', 'events.db'))).toBe('600');
    other.remove();
  });

  it('is not made by a reader that finds nothing', async () => {
    await terminal.run('events');
    expect(readdirSync(terminal.cwd)).toEqual([]);
  });
});

describe('events', () => {
  let terminal: Terminal;
  beforeEach(() => {
    terminal = new Terminal();
  });
  afterEach(() => terminal.remove());

  it('prints nothing that a terminal obeys, and still the same JSON', async () => {
    const body = JSON.stringify({ text: hostile, [hostile]: 1 });
    const file = join(terminal.cwd, 'body.json');
    writeFileSync(file, body.replace(',', ',\t'));
    const gateway = await served(terminal);
    const type = 'x-github-event: a\u009b2Jb\u00ad';
    expect(await terminal.run('send', 'github', '--file', file, '--header', type, '--url', gateway.url)).toBe(
      0,
    );
    await gateway.stop();
    expect(await terminal.fresh('events')).toBe(0);
    expect(terminal.out).toMatch(/^[\x20-\x7e]+\n$/);
    expect(JSON.parse(terminal.out)).toMatchObject({
      'detail-type': 'a\u009b2Jb\u00ad',
      detail: JSON.parse(body),
    });
  });

  it.each(['not a database, but a text of some length '.repeat(100), 'short'])(
    'says in words that its file is no database, and so does serve',
    async (garbage) => {
      mkdirSync(join(terminal.cwd, '.sallyport'));
      const path = join(terminal.cwd, '.sallyport', 'events.db');
      writeFileSync(path, garbage);
      for (const command of [['events'], ['serve', '--port', '0']]) {
        expect(await terminal.fresh(...command)).toBe(1);
        expect(terminal.err).toBe(
          `sallyport: ${path}: it is not a database of Sallyport; move it away, and a new one is made (SQLITE_NOTADB)\n`,
        );
      }
      expect(readFileSync(path, 'utf8')).toBe(garbage);
    },
  );

  it('says in words that a file is where its folder should be', async () => {
    writeFileSync(join(terminal.cwd, '.sallyport'), '');
    expect(await terminal.run('events', '--follow')).toBe(2);
    expect(terminal.err).toMatch(
      /^sallyport: \S+[.]sallyport cannot be used: a file is where a folder should be \(ENOTDIR\)\n$/,
    );
  });

  it('shows the account and the Region that the gateway was given when the event came', async () => {
    const given = ['--account', '123456789012', '--region', 'eu-central-1'];
    for (const place of [given, []]) {
      const gateway = await served(new Terminal({ cwd: terminal.cwd }), ...place);
      expect(await terminal.run('send', 'stripe', '--url', gateway.url)).toBe(0);
      await gateway.stop();
    }
    await terminal.fresh('events');
    expect(terminal.lines.map((line) => JSON.parse(line))).toMatchObject([
      { account: '123456789012', region: 'eu-central-1' },
      { account: '000000000000', region: 'local' },
    ]);
  });

  it('reads, and goes on to write, a file of an earlier version', async () => {
    mkdirSync(join(terminal.cwd, '.sallyport'));
    const db = new DatabaseSync(join(terminal.cwd, '.sallyport', 'events.db'));
    db.exec(
      `create table event (
         seq integer primary key autoincrement, id text not null, endpoint text not null, source text not null,
         detail_type text not null, time integer not null, resources text not null, detail text not null
       ) strict;
       insert into event (id, endpoint, source, detail_type, time, resources, detail)
         values ('1', 'github', 'github.com', 'old', 1795435200000, '[]', '{}')`,
    );
    db.close();
    expect(await terminal.run('events')).toBe(0);
    const gateway = await served(terminal, '--region', 'eu-west-1');
    expect(await terminal.run('send', 'github', 'push', '--url', gateway.url)).toBe(0);
    await gateway.stop();
    await terminal.fresh('events');
    expect(terminal.lines.map((line) => JSON.parse(line))).toMatchObject([
      { 'detail-type': 'old', account: '000000000000', region: 'local' },
      { 'detail-type': 'push', region: 'eu-west-1' },
    ]);
  });
});
