import { describe, expect, it } from '@jest/globals';
import { readText } from '../../src/domain/content.ts';
import { type Format, formatDetail, formats } from '../../src/domain/format.ts';
import { aDelivery } from '../support/deliveries.ts';
import { anEndpoint } from './support/gateways.ts';

const detail = (format: Format, text = '{"n":1.0}') =>
  formatDetail(
    { type: 'push', attempt: 2, content: readText(text) },
    { id: 'd"1', endpoint: anEndpoint(undefined, { format }), delivery: aDelivery(), proof: 'verified' },
  );

describe('a format', () => {
  it('is one of three', () => {
    expect(formats).toEqual(['payload', 'envelope', 'quick-start']);
  });

  it.each(['payload', 'quick-start'] as const)('called %s is the body alone', (format) => {
    expect(detail(format)).toBe('{"n":1.0}');
  });

  it('called envelope puts metadata beside the untouched body', () => {
    const text = detail('envelope');
    expect(text.endsWith(',"data":{"n":1.0}}')).toBe(true);
    expect(JSON.parse(text).metadata).toEqual({
      id: 'd"1',
      endpoint: 'hook',
      provider: 'github',
      type: 'push',
      receivedAt: '2026-11-23T12:00:00.000Z',
      proof: 'verified',
      attempt: 2,
    });
  });

  it('called envelope wraps what is no JSON object inside of data', () => {
    expect(JSON.parse(detail('envelope', 'hi')).data).toEqual({
      sallyport: { body: { encoding: 'text', data: 'hi' } },
    });
  });

  it('called envelope adds a level to the depth', () => {
    const deep = `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`;
    expect(detail('payload', deep)).toBe(deep);
    expect(JSON.parse(detail('envelope', deep)).data.sallyport.body).toEqual({
      encoding: 'text',
      data: deep,
    });
  });
});
