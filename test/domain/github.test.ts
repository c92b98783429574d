import { describe, expect, it } from '@jest/globals';
import { formats } from '../../src/domain/format.ts';
import { github } from '../../src/domain/providers/github.ts';
import { eventOf, formType } from './support/normalised.ts';

const json = '{ "action":"opened", "id":9007199254740993, "id":1.0 }';
const form = `payload=${encodeURIComponent(json)}`;
const headers = { 'x-github-event': 'issues', 'x-github-delivery': 'd-1' };

describe('a delivery of GitHub', () => {
  it.each(['payload', 'quick-start'] as const)('travels as the text that was received, as %s', (format) => {
    expect(eventOf(github, { headers, body: json }, format)).toMatchObject({
      id: 'd-1',
      source: 'github.com',
      detailType: 'issues',
      detail: json,
    });
  });

  it.each(formats)('says the same as a form and as JSON, as %s', (format) => {
    const asForm = eventOf(github, { headers: { ...headers, ...formType }, body: form }, format);
    // but for the key of its repetitions, which are repetitions of the same bytes
    const suppressionKey = expect.any(String);
    expect(asForm).toEqual({ ...eventOf(github, { headers, body: json }, format), suppressionKey });
  });

  it('is taken from the first payload of a form', () => {
    const body = 'other=1&payload=%7B%22a%22%3A1%7D&payload=%7B%7D';
    expect(eventOf(github, { headers: formType, body }).detail).toBe('{"a":1}');
  });

  it('is the form itself where it has no payload', () => {
    expect(eventOf(github, { headers: formType, body: 'a=1&a=2' }).detail).toBe('{"a":["1","2"]}');
  });

  it('is wrapped where the payload of its form is no JSON', () => {
    expect(JSON.parse(eventOf(github, { headers: formType, body: 'payload=hi+there' }).detail)).toEqual({
      sallyport: { body: { encoding: 'text', data: 'hi there' } },
    });
  });

  it.each([{}, { 'x-github-event': '' }])(
    'has the type of the quick start where its header is missing',
    (none) => {
      expect(eventOf(github, { headers: none, body: json }).detailType).toBe('github-webhook-lambda');
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
