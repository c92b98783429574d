import { deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { reason } from '../../../src/cli/errors/failure-words.ts';
import type { TargetShape } from '../../../src/workbench/api.ts';
import { fateOf } from '../../../src/workbench/forwarding/fate.ts';
import { postEvent } from '../../../src/workbench/forwarding/post-event.ts';
import { Consumer } from '../../support/consumer.ts';

const event = '{"source":"github.com","detail":{"n":"\u00fc"}}';
const now = Date.UTC(2026, 10, 26, 12);
const running = new AbortController().signal;

describe('a target', () => {
  let consumer: Consumer;
  let url: string;
  beforeEach(async () => {
    consumer = new Consumer();
    url = await consumer.listen();
  });
  afterEach(() => consumer.close());

  const answered = async (
    shape: TargetShape,
    status: number,
    headers: Record<string, string> = {},
    body = '',
  ) => {
    consumer.answer = (response) => response.writeHead(status, headers).end(body);
    return fateOf(shape, await postEvent(`${url}/`, shape, event, running), now);
  };
  const failed = (afterMs = 0) => ({ kind: 'failed', isOfFunction: false, afterMs });

  it('gets an event as an API destination would', async () => {
    await postEvent(`${url}/hook?a=b`, 'api-destination', event, running);
    const [{ method, path, body, rawHeaders } = {}] = consumer.received;
    expect({ method, path, body }).toEqual({ method: 'POST', path: '/hook?a=b', body: event });
    const headers = Object.fromEntries(
      rawHeaders?.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1]]] : [])) ?? [],
    );
    // the table in https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
    expect(headers).toEqual({
      'User-Agent': 'Amazon/EventBridge/ApiDestinations',
      'Content-Type': 'application/json; charset=utf-8',
      Range: 'bytes=0-1048575',
      'Accept-Encoding': 'gzip,deflate',
      Connection: 'close',
      'Content-Length': String(Buffer.byteLength(event)),
      Host: url.replace('http://', ''),
    });
  });

  it.each([
    [200, { kind: 'delivered' }],
    [204, { kind: 'delivered' }],
    [301, { kind: 'refused' }],
    [400, { kind: 'refused' }],
    [404, { kind: 'refused' }],
    [401, failed()],
    [407, failed()],
    [409, failed()],
    [429, failed()],
    [500, failed()],
    [503, failed()],
  ])('that answers %i as an API destination is understood as EventBridge does', async (status, fate) => {
    expect(await answered('api-destination', status)).toEqual(fate);
  });

  it.each([
    ['120', failed(120_000)],
    ['Thu, 26 Nov 2026 12:01:00 GMT', failed(60_000)],
    ['Thu, 26 Nov 2026 11:00:00 GMT', failed()],
    ['soon', failed()],
    ['-1', { kind: 'refused' }],
  ])('may say when to come again: %s', async (retryAfter, fate) => {
    expect(await answered('api-destination', 429, { 'retry-after': retryAfter })).toEqual(fate);
  });

  it('gets the event again after any failure where it is no API destination', async () => {
    for (const status of [301, 400, 404, 500]) expect(await answered('event', status)).toEqual(failed());
    expect(await answered('event', 202)).toEqual({ kind: 'delivered' });
    expect(consumer.received[0]).toMatchObject({
      headers: { 'content-type': 'application/json' },
      body: event,
    });
  });

  it('is called as the emulator of Lambda is, unless its URL has a path', async () => {
    for (const address of [url, `${url}/`, `${url}/own`]) await postEvent(address, 'lambda', event, running);
    const path = '/2015-03-31/functions/function/invocations';
    expect(consumer.received.map((received) => received.path)).toEqual([path, path, '/own']);
  });

  it('has failed where a function answers with an error, whatever the status', async () => {
    const ofFunction = { kind: 'failed', isOfFunction: true, afterMs: 0 };
    const error = '{"errorMessage":"no","errorType":"TypeError","trace":[]}';
    expect(await answered('lambda', 200, {}, error)).toEqual(ofFunction);
    expect(await answered('lambda', 502, {}, error)).toEqual(ofFunction);
    expect(await answered('lambda', 200, {}, 'Task timed out after 3.00 seconds')).toEqual(ofFunction);
    expect(await answered('lambda', 200, { 'x-amz-function-error': 'Unhandled' })).toEqual(ofFunction);
    expect(await answered('lambda', 200, {}, 'null')).toEqual({ kind: 'delivered' });
    expect(await answered('lambda', 500)).toEqual(failed());
    // to others an answer is an answer
    expect(await answered('event', 200, {}, error)).toEqual({ kind: 'delivered' });
  });

  it('is not followed to another one', async () => {
    const { status } = await (async () => {
      consumer.answer = (response) => response.writeHead(307, { location: `${url}/other` }).end();
      return postEvent(url, 'event', event, running);
    })();
    expect({ status, requests: consumer.received.length }).toEqual({ status: 307, requests: 1 });
  });

  it('has the beginning of its answer kept, however long it is', async () => {
    consumer.answer = (response) => {
      const more = () => {
        while (!response.destroyed && response.write('ä'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    };
    const { status, body } = await postEvent(url, 'event', event, running);
    expect({ status, bytes: Buffer.byteLength(body) }).toEqual({ status: 200, bytes: 4_096 + 3 });
    expect(body).toMatch(/^ä+…$/);
  });

  it('may answer compressed, also what only looks so', async () => {
    consumer.answer = (response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('yes'));
    expect(await postEvent(url, 'api-destination', event, running)).toMatchObject({
      status: 200,
      body: 'yes',
    });
    consumer.answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no');
    expect(await postEvent(url, 'api-destination', event, running)).toMatchObject({ status: 200, body: '' });
  });

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

  it('is not waited for longer than it may take, nor where it stops in the middle', async () => {
    consumer.answer = () => {};
    const words = 'there was no answer within 0.05 s';
    expect(await postEvent(url, 'event', event, running, 50).catch(reason)).toBe(words);
    consumer.answer = (response) => response.writeHead(200).write('x');
    await expect(postEvent(url, 'event', event, running, 50)).rejects.toThrow(words);
  });

  it('may close the connection, or not be there', async () => {
    consumer.answer = (response) => response.destroy();
    await expect(postEvent(url, 'event', event, running)).rejects.toThrow('socket hang up');
    await consumer.close();
    await expect(postEvent(url, 'event', event, running)).rejects.toThrow('ECONNREFUSED');
    await consumer.listen();
  });
});
