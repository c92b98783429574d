import { describe, expect, it } from '@jest/globals';
import { ContextInvalid, readContext } from '../../infra/app-context.ts';
import { newApp } from './support/apps.ts';

function read(context: Record<string, unknown>) {
  return readContext(newApp({ context }).node);
}

describe('the context of a deployment', () => {
  it('lists endpoints by the id of their provider, or by a name and such an id', () => {
    expect(read({ endpoints: 'github, sms=twilio' })).toEqual({
      stack: 'Sallyport',
      endpoints: { github: { provider: 'github' }, sms: { provider: 'twilio' } },
      bus: 'default',
      reservedConcurrency: undefined,
    });
  });

  it('may come from a file, with all that the construct knows of an endpoint', () => {
    const endpoints = { github: { provider: 'github', format: 'envelope' } };
    expect(read({ endpoints, bus: 'orders', stack: 'Hooks', reservedConcurrency: 50 })).toEqual({
      stack: 'Hooks',
      endpoints,
      bus: 'orders',
      reservedConcurrency: 50,
    });
  });

  it.each([
    ['none', 'none'],
    ['0', 0],
    ['25', 25],
  ])('reserves %s', (given, reservedConcurrency) => {
    expect(read({ endpoints: 'github', reservedConcurrency: given })).toMatchObject({ reservedConcurrency });
  });

  it.each([
    ['0', 0],
    [3600, 3600],
  ])('remembers deliveries for %s seconds', (given, dedupeWindow) => {
    expect(read({ endpoints: 'github', dedupeWindow: given })).toMatchObject({ dedupeWindow });
  });

  it.each(['', ' ', 'github,', ',github', 'github,,stripe', '=github'])(
    'asks for the endpoints where a list names nothing between its commas: %j',
    (endpoints) => {
      expect(() => read({ endpoints })).toThrow(ContextInvalid);
      expect(() => read({ endpoints })).toThrow(/^say which endpoints there are/);
    },
  );

  it('names every mistake at once', () => {
    const wrong = () => read({ bus: '', stack: 7, reservedConcurrency: 'many', dedupeWindow: '1 day' });
    expect(wrong).toThrow(ContextInvalid);
    expect(wrong).toThrow(/endpoints=.*\n.*\nbus: .*\nstack: .*\nreservedConcurrency: .*\ndedupeWindow: /);
  });
});
