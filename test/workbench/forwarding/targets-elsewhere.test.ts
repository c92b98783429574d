import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { postEvent } from '../../../src/workbench/forwarding/post-event.ts';
import { Consumer } from '../../support/consumer.ts';

const running = new AbortController().signal;

describe('a target', () => {
  let consumer: Consumer;
  let url: string;
  beforeEach(async () => {
    consumer = new Consumer();
    url = await consumer.listen();
  });
  afterEach(() => consumer.close());

  it('may answer deflated, as API destinations let it', async () => {
    consumer.answer = (response) =>
      response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateSync('yes'));
    expect(await postEvent(url, 'api-destination', '{}', running)).toMatchObject({
      status: 200,
      body: 'yes',
    });
  });

  it('gets no event in the clear where its URL says https', async () => {
    await expect(postEvent(url.replace('http:', 'https:'), 'event', '{}', running)).rejects.toThrow();
    expect(consumer.received).toEqual([]);
  });
});
