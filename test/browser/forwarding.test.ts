import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Chrome, type Watched } from './support/chrome.ts';
import { Consumer } from './support/demonstration.ts';
import { Served } from './support/served.ts';

describe('what is forwarded', () => {
  let chrome: Chrome;
  let served: Served;
  let person: Watched;
  let consumer: Consumer;
  beforeAll(async () => {
    consumer = await Consumer.start([500, 'the database is away']);
    [chrome, served] = await Promise.all([Chrome.start(), Served.start(['--forward', consumer.url])]);
    person = await chrome.page();
    await person.open(served.workbench);
  });
  afterAll(async () => {
    await chrome?.stop();
    await served?.stop();
    await consumer?.stop();
  });

  it('is on the page with the attempts and the answer of a consumer that fails', async () => {
    await served.send('github', 'push');
    await person.page.getByRole('row').filter({ hasText: 'github' }).click();
    const part = person.page.getByRole('region', { name: 'Forwardings' });
    await part.getByText('the database is away').waitFor();
    const words = await part.innerText();
    expect(words).toContain('waiting');
    expect(words).toMatch(/\d+ attempts?/);
    expect(words).toMatch(/next in \d+ s/);
    expect(words).toContain('Answered 500');
  });

  it('is delivered at once when somebody has mended the consumer, and asks for it', async () => {
    consumer.answer = [200, 'thanks'];
    const part = person.page.getByRole('region', { name: 'Forwardings' });
    await part.getByRole('button', { name: 'Retry now' }).click();
    await part.getByText('thanks').waitFor();
    expect(await part.innerText()).toContain('delivered');
    const printed = (await served.sallyport('events')).trimEnd();
    expect(consumer.received.at(-1)).toBe(printed);
  });

  it('ends without a complaint of the browser', () => {
    expect(person.complaints).toEqual([]);
  });
});
