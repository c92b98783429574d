import { describe, expect, it } from '@jest/globals';
import { replayNameAt } from '../../src/replay/name.ts';
import { namedBy } from '../../src/replay/named.ts';
import { anEvent } from '../support/events.ts';

const id = '6f7d1f0e-8f5c-4a8e-9f0b-0c8f4d1a2b3c';
const of = (urn: string) => ({ id, event: anEvent({ resources: [urn, 'urn:sallyport-replay:x'] }) });

describe('what a replay is called', () => {
  it('says when it began, and is a name that EventBridge takes', () => {
    const name = replayNameAt(Date.UTC(2026, 10, 26, 14, 3, 22, 999), '4f2a');
    expect(name).toBe('2026-11-26T14-03-22-4f2a');
    expect(name).toMatch(/^[.\-_A-Za-z0-9]{1,64}$/);
  });
});

describe('the name of what is replayed', () => {
  it.each([
    [id, 'event'],
    ['urn:sallyport:github:evt_1%3Ax%3A5b58', 'delivery'],
    ['evt_1:x:5b58', 'delivery'],
    ['evt_1', 'delivery'],
    ['evt_1:x', 'delivery'],
    ['evt_', undefined],
    ['x', undefined],
    ['', undefined],
    ['urn:sallyport-replay:x', undefined],
  ])('%j means: %s', (name, how) => {
    expect(namedBy(name, of('urn:sallyport:github:evt_1%3Ax%3A5b58'))).toBe(how);
  });

  it('finds a delivery whose id is too long for a URN', () => {
    const long = 'a'.repeat(300);
    // python: hashlib.sha256(b'a' * 300).hexdigest()
    const digest = '9835fa6bf4e20a9b9ea812506302e98982721a6cf8d2cae67af57129bf21ae90';
    const kept = of(`urn:sallyport:github:${digest}`);
    expect(namedBy(long, kept)).toBe('delivery');
    expect(namedBy(digest, kept)).toBe('delivery');
    expect(namedBy('b', kept)).toBeUndefined();
  });

  it('means nothing where an event has no resources', () => {
    expect(namedBy('x', { id, event: anEvent({ resources: [] }) })).toBeUndefined();
  });
});
