import { describe, expect, it } from '@jest/globals';
import { claimCheckEvent } from '../../../src/domain/events/claim-check.ts';
import { replayNameOf } from '../../../src/domain/events/replay-urn.ts';
import { replayed } from '../../../src/domain/events/replayed.ts';
import { anEvent } from '../../support/events.ts';

const at = Date.UTC(2026, 10, 26, 14, 3, 22);
const mark = { name: 'first', at };
const said = '"replay":{"name":"first","at":"2026-11-26T14:03:22.000Z"}';
const metadata = '"id":"delivery-1","endpoint":"github","provider":"github","headers":{"x":"{\\"}"}';
/** Digits that a number of JavaScript would lose, and white space that printing anew would. */
const data = '{ "n":12345678901234567890.10, "metadata":{"replay":1} }';
const envelope = `{"metadata":{${metadata}},"data":${data}}`;

describe('an event that is put on the bus once more', () => {
  it('says so behind the name of its delivery, and is the same else', () => {
    const event = anEvent({ detail: data, traceHeader: 'Root=1-67a92466-4b6aa15a05ffcd4c510de968' });
    expect(replayed(event, mark)).toEqual({
      ...event,
      resources: ['urn:sallyport:github:delivery-1', 'urn:sallyport-replay:first'],
    });
  });

  it('is neither suppressed nor suppresses: it has no key', () => {
    expect(replayed(anEvent({ suppressionKey: 'key' }), mark)).not.toHaveProperty('suppressionKey');
  });

  it('says so in the metadata of an envelope, of which no other byte is changed', () => {
    expect(replayed(anEvent({ detail: envelope }), mark).detail).toBe(
      `{"metadata":{${metadata},${said}},"data":${data}}`,
    );
  });

  it('has one mark, the last, however often it is replayed', () => {
    const event = anEvent({ detail: envelope });
    const again = replayed(replayed(event, mark), { name: 'second', at: at + 1_000 });
    expect(again).toEqual(replayed(event, { name: 'second', at: at + 1_000 }));
  });

  it.each([
    ['a body that has the same members', '{"metadata":{"id":"mine","endpoint":"github"},"data":{}}'],
    ['metadata of another endpoint', `{"metadata":{${metadata.replace('github', 'gitlab')}},"data":1}`],
    ['metadata without an id', '{"metadata":{"endpoint":"github"},"data":{}}'],
    ['metadata that is a text', '{"metadata":"x","data":{}}'],
    ['a member more', `{"metadata":{${metadata}},"data":1,"x":2}`],
    ['a member less', `{"metadata":{${metadata}}}`],
    ['another member first', `{"data":1,"metadata":{${metadata}}}`],
    ['another member second', `{"metadata":{${metadata}},"date":1}`],
    ['no members', '{}'],
    ['a wrapped body', '{"sallyport":{"body":{"encoding":"text","data":"[]"}}}'],
  ])('keeps the detail of what is no envelope: %s', (_, detail) => {
    expect(replayed(anEvent({ detail }), mark).detail).toBe(detail);
  });

  it('stays a claim check where it is one, of an envelope too', () => {
    const pointer = { bucket: 'big', key: 'github/1.json', size: 2_000_000, sha256: 'ab' };
    const event = claimCheckEvent(anEvent({ detail: envelope }), pointer, 1_000_000);
    const { detail, isClaimCheck } = replayed(event, mark);
    expect([detail, isClaimCheck]).toEqual([event.detail, true]);
  });

  it('marks a wrapped body in an envelope in the metadata, too', () => {
    const wrapped = '{"sallyport":{"body":{"encoding":"json","data":{"sallyport":1}}}}';
    const event = anEvent({ detail: `{"metadata":{${metadata}},"data":${wrapped}}` });
    expect(replayed(event, mark).detail).toBe(`{"metadata":{${metadata},${said}},"data":${wrapped}}`);
  });
});

describe('the name of a replay', () => {
  it('is read from the resources', () => {
    expect(replayNameOf(replayed(anEvent(), mark).resources)).toBe('first');
    expect(replayNameOf(anEvent().resources)).toBeUndefined();
  });
});
