import { describe, expect, it } from '@jest/globals';
import { createQueryStringHash, fromMethodAndUrl } from 'atlassian-jwt';
import { queryStringHash } from '../../../../src/domain/verification/schemes/atlassian-query.ts';

const hashOf = (url: string) => queryStringHash({ method: 'POST', url });

describe('the hash of where a request goes, in a token of Connect', () => {
  it.each([
    'https://hooks.example.com',
    'https://hooks.example.com/',
    'https://hooks.example.com/jira/',
    'https://hooks.example.com/ji&ra/a%20b?x=y',
    'https://hooks.example.com/jira?b=2&b=1&a=&jwt=abc&c',
    'https://hooks.example.com/jira?user=Gr%C3%B6%C3%9Fe+M%2A&who=(x)!%27',
    'https://hooks.example.com/jira?b=1&B=2&_=3&%C3%A4=4',
  ])('of %s is what the SDK of Atlassian makes of it', (url) => {
    expect(hashOf(url)).toBe(createQueryStringHash(fromMethodAndUrl('POST', url), false));
  });

  it('tells a query that cannot be decoded from one that is not there', () => {
    expect(hashOf('https://hooks.example.com/jira?%ff')).not.toBe(hashOf('https://hooks.example.com/jira'));
  });

  it('is made of what is no Unicode, too', () => {
    expect(hashOf('https://hooks.example.com/jira?a=\ud800')).toMatch(/^[0-9a-f]{64}$/);
  });
});
