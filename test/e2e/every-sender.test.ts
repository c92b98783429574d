import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { EventStore } from '../../src/adapters/local/sqlite/event-store.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { configured } from '../../src/domain/provider.ts';
import { providers } from '../../src/domain/providers/index.ts';
import { samples } from '../../src/samples/index.ts';
import { neededOptions } from '../support/deliveries.ts';
import { isCalledBy } from '../support/sample-types.ts';
import { served, Terminal } from '../support/terminal.ts';

const sent = (
  await Promise.all(
    providers.map(async ({ id, source }) =>
      Object.keys((await samples.get(id)?.()) ?? {}).map((name) => ({ id, source, name })),
    ),
  )
).flat();

/** One gateway that nobody has configured, and every sample of every sender that it knows. */
describe('a gateway of which nobody has said anything', () => {
  const here = new Terminal();
  let gateway: Awaited<ReturnType<typeof served>>;
  let startedAfterMs: number;
  let greeting: string;
  beforeAll(async () => {
    const since = performance.now();
    gateway = await served(here);
    startedAfterMs = performance.now() - since;
    greeting = here.err;
  });
  afterAll(async () => {
    expect(await gateway.stop()).toBe(0);
    here.remove();
  });

  const stored = (file: string) => JSON.parse(readFileSync(join(here.cwd, '.sallyport', file), 'utf8'));

  it('is there at once, shows three doors of all, and has made no more than their secrets', () => {
    expect(startedAfterMs).toBeLessThan(5_000);
    expect(greeting.match(/^ {2}\S+ +POST/gm)).toHaveLength(3);
    expect(greeting.split('\n').length).toBeLessThan(15);
    expect(greeting).toContain(`and ${providers.length - 3} more, each at `);
    expect(Object.keys(stored('secrets.json'))).toHaveLength(3);
  });

  it('has samples of every sender to take', () => {
    expect(new Set(sent.map(({ id }) => id))).toEqual(new Set(providers.map(({ id }) => id)));
  });

  describe('puts on its bus', () => {
    let last = 0;
    /** What has come since it was looked at. */
    const news = () => {
      const db = new Database(join(here.cwd, '.sallyport', 'events.db'));
      const rows = [...new EventStore(db, systemClock).readAfter(last)];
      db.close();
      last = rows.at(-1)?.seq ?? last;
      return rows.map(({ json }) => JSON.parse(json));
    };

    it.each(sent)('$name of $id', async ({ id, source, name }) => {
      const code = await here.fresh('send', id, name, '--url', gateway.url);
      // the gateway logs there too
      const complaints = here.lines.filter((line) => /"level":"(?:warn|error)"/.test(line));
      expect([code, complaints, here.err]).toEqual([0, [], expect.not.stringContaining('sallyport: ')]);
      const [event, ...more] = news();
      expect(event).toMatchObject({ source, resources: [expect.stringMatching(`^urn:sallyport:${id}:`)] });
      expect([name, event['detail-type'], isCalledBy(event['detail-type'], name, id)]).toEqual([
        name,
        event['detail-type'],
        true,
      ]);
      expect(more.every((one) => one.source === source)).toBe(true);
    });

    it('no more than that, and has made a secret for each that needs one', () => {
      const wanted = providers
        .filter((one) => configured(one, neededOptions(one)).scheme.credential)
        .map(({ id }) => id);
      expect(Object.keys(stored('secrets.json')).sort()).toEqual(wanted.sort());
      expect(news()).toEqual([]);
    });
  });
});
