import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { WebhookEvent } from '../../../src/domain/event.ts';
import type { Format } from '../../../src/domain/events/format.ts';
import { formats } from '../../../src/domain/events/format.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { eventOf, formType } from '../support/normalised.ts';

const json = '{ "action":"opened", "id":9007199254740993, "id":1.0 }';
const form = `payload=${encodeURIComponent(json)}`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const headers = { 'x-github-event': 'issues', 'x-github-delivery': 'd-1' };

describe('a delivery of GitHub', () => {
  it.each(['payload', 'quick-start'] as const)('travels as the text that was received, as %s', (format) => {
    expect(eventOf(github, { headers, body: json }, format)).toMatchObject({
      id: `d-1:${sha256(`\n0\n${json}`).slice(0, 16)}`,
      source: 'github.com',
      detailType: 'issues',
      detail: json,
    });
  });

  it.each(formats)('says the same as a form and as JSON, as %s', (format) => {
    const asForm = eventOf(github, { headers: { ...headers, ...formType }, body: form }, format);
    // but for its names, which are those of the bytes
    const asJson = eventOf(github, { headers, body: json }, format);
    const unnamed = ({ id, detail, ...event }: WebhookEvent) => ({
      ...event,
      id: '',
      resources: [],
      suppressionKey: '',
      detail: detail.replace(id, ''),
    });
    expect(unnamed(asForm)).toEqual(unnamed(asJson));
  });

  it('is another one where two Apps send the same GUID with different payloads', () => {
    const app = (n: number) => eventOf(github, { headers, body: `{"installation":{"id":${n}}}` });
    expect(app(1).resources).toEqual([expect.stringMatching(/^urn:sallyport:hook:d-1%3A[0-9a-f]{16}$/)]);
    expect(app(2).resources).not.toEqual(app(1).resources);
    expect(app(2).suppressionKey).not.toBe(app(1).suppressionKey);
    expect(app(1)).toEqual(app(1));
  });

  it('is taken from the payload that its form begins with', () => {
    const body = 'payload=%7B%22a%22%3A1%7D&payload=%7B%7D&other=1';
    expect(eventOf(github, { headers: formType, body }).detail).toBe('{"a":1}');
  });

  it.each([
    'other=1&payload=%7B%22a%22%3A1%7D',
    'a=1&a=2',
    'xpayload=%7B%7D',
    'payload',
    '&payload=%7B%7D',
    'payload=%',
  ])('is the text that it is where it does not begin with a payload: %s', (body) => {
    expect(JSON.parse(eventOf(github, { headers: formType, body }).detail)).toEqual({
      sallyport: { body: { encoding: 'text', data: body } },
    });
  });

  it('is wrapped where the payload of its form is not JSON', () => {
    expect(JSON.parse(eventOf(github, { headers: formType, body: 'payload=hi+there' }).detail)).toEqual({
      sallyport: { body: { encoding: 'text', data: 'hi there' } },
    });
  });

  it.each([{}, { 'x-github-event': '' }])(
    'has no type where its header is missing, but in the format of the quick start',
    (none) => {
      const typeIn = (format: Format) => eventOf(github, { headers: none, body: json }, format).detailType;
      expect([typeIn('payload'), typeIn('quick-start')]).toEqual(['unknown', 'github-webhook-lambda']);
    },
  );

  it('has an id made of its bytes where its header is missing', () => {
    expect(eventOf(github, { body: json }).id).toMatch(/^[0-9a-f]{64}$/);
    expect(eventOf(github, { body: json }).id).not.toBe(eventOf(github, { body: '{}' }).id);
  });

  it('has the time of its arrival: it signs none of its own', () => {
    expect(eventOf(github, { body: '{"created":1}', receivedAt: 123 }).time).toBe(123);
  });
});
