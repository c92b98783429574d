import { describe, expect, it } from '@jest/globals';
import { ContextInvalid, readContext } from '../../infra/app-context.ts';
import { defineProvider } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';
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
    ['1', 1],
    [2, 2],
  ])('keeps %s warm', (given, provisionedConcurrency) => {
    expect(read({ endpoints: 'github', provisionedConcurrency: given })).toMatchObject({
      provisionedConcurrency,
    });
  });

  it.each(['gradual', 'at-once'])('rolls out %s', (rollout) => {
    expect(read({ endpoints: 'github', rollout })).toMatchObject({ rollout });
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

  it.each([
    [
      { bus: 'orders' },
      'endpoints.sms.bus: cannot be set here, only the construct takes a bus of one endpoint',
    ],
    [{ secret: 'hooks/sms' }, 'endpoints.sms.secret: cannot be set here, only the construct takes a secret'],
    [
      { color: 'red' },
      'endpoints.sms.color: cannot be set here, there is no such key, but provider, format, publicUrl, options',
    ],
  ])('says what it cannot set of an endpoint: %j', (more, mistake) => {
    expect(() => read({ endpoints: { sms: { provider: 'twilio', ...more } } })).toThrow(ContextInvalid);
    expect(() => read({ endpoints: { sms: { provider: 'twilio', ...more } } })).toThrow(mistake);
  });

  it.each([
    [['github'], 'endpoints: must be a list such as "github,sms=twilio", or an object'],
    [7, 'endpoints: must be a list such as'],
    [{ github: 'github' }, 'endpoints.github: must be an object such as {"provider":"github"}'],
    [
      '{"github":{"provider":"github"}}',
      'endpoints: on the command line a list. An object stands in the context',
    ],
  ])('says what endpoints look like: %j', (endpoints, mistake) => {
    expect(() => read({ endpoints })).toThrow(ContextInvalid);
    expect(() => read({ endpoints })).toThrow(mistake);
  });

  it('says where options stand that a provider needs, for which a list has no place', () => {
    const meaning = 'whose it is';
    const hooli = defineProvider({
      ...github,
      id: 'hooli',
      options: {
        realm: { type: 'string', meaning, required: true, example: 'acme' },
        depth: { type: 'number', meaning, required: true, example: 3 },
        color: { type: 'string', meaning, example: 'red' },
      },
    });
    const context = (endpoints: unknown) => newApp({ context: { endpoints } }).node;
    const wanted = { hooks: { provider: 'hooli', options: { realm: 'acme', depth: 3 } } };
    expect(() => readContext(context('github,hooks=hooli'), [github, hooli])).toThrow(
      new ContextInvalid(
        'endpoints: hooks needs options, for which a list has no place. An object stands in the context of cdk.json, ' +
          `as docs/deploying.md shows: ${JSON.stringify(wanted)}`,
      ),
    );
    expect(readContext(context(wanted), [github, hooli])).toMatchObject({ endpoints: wanted });
  });

  it('names every mistake at once', () => {
    const wrong = () =>
      read({ bus: '', stack: 7, reservedConcurrency: 'many', rollout: 'soon', dedupeWindow: '1 day' });
    expect(wrong).toThrow(ContextInvalid);
    expect(wrong).toThrow(
      /endpoints=.*\n.*\nbus: .*\nstack: .*\nreservedConcurrency: .*\nrollout: .*\ndedupeWindow: /,
    );
  });
});
