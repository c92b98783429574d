import { describe, expect, it } from '@jest/globals';
import { routes } from '../../../src/domain/receiving/routes.ts';
import { anEndpoint } from '../support/gateways.ts';

const many = routes([anEndpoint(undefined, { name: 'github' }), anEndpoint(undefined, { name: 'sms' })]);
const one = routes([anEndpoint(undefined, { name: 'github' })]);

describe('a path', () => {
  it.each(['/github', '/github/'])('leads to the endpoint of its name: %s', (rawPath) => {
    expect(many({ rawPath })?.name).toBe('github');
    expect(one({ rawPath })?.name).toBe('github');
  });

  it.each([
    '/github//',
    '//github',
    '/GitHub',
    '/github/x',
    '/x/github',
    'github',
    '/git%68ub',
    '/githu',
    '//',
    '',
  ])('leads nowhere: %j', (rawPath) => {
    expect(many({ rawPath })).toBeUndefined();
    expect(one({ rawPath })).toBeUndefined();
  });

  it('that is nothing but / leads to the one endpoint that there is', () => {
    expect(one({ rawPath: '/' })?.name).toBe('github');
    expect(many({ rawPath: '/' })).toBeUndefined();
  });

  it.each([
    ['/prod/github', '/github', 'github'],
    ['/prod/sms/', '/sms/', 'sms'],
    ['/github', '/sms', 'sms'],
    ['/github', '/', undefined],
  ])('%s, of which %s leads to an endpoint, leads to %s', (rawPath, routedPath, name) => {
    expect(many({ rawPath, routedPath })?.name).toBe(name);
  });
});
