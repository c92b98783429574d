import { describe, expect, it } from '@jest/globals';
import { signedUrl } from '../../../src/domain/verification/signed-url.ts';
import { aDelivery } from '../../support/deliveries.ts';

describe('the URL that a sender signed', () => {
  it('is made of host, path and query as they were received', () => {
    const parts = { host: 'Hooks.Example.com:8443', rawPath: "/a%20b/../c'd", rawQuery: "q='x y&&%zz" };
    expect(signedUrl(aDelivery(parts), {})).toBe("https://Hooks.Example.com:8443/a%20b/../c'd?q='x y&&%zz");
  });

  it('has a question mark only where there is a query', () => {
    expect(signedUrl(aDelivery(), {})).toBe('https://hooks.example.com/hook');
  });

  it('is the public URL where one is configured, with the query that arrived', () => {
    const publicUrl = 'https://user:pass@public.example/sms';
    const parts = { host: 'abc.lambda-url.eu-west-1.on.aws', rawPath: '/twilio' };
    expect(signedUrl(aDelivery(parts), { publicUrl })).toBe(publicUrl);
    expect(signedUrl(aDelivery({ ...parts, rawQuery: 'a=1' }), { publicUrl })).toBe(`${publicUrl}?a=1`);
  });

  it.each([
    ['https://public.example', 'https://public.example/twilio'],
    ['https://u:p@public.example:8443', 'https://u:p@public.example:8443/twilio'],
    ['https://public.example?a=/b', 'https://public.example/twilio'],
    ['https://public.example/', 'https://public.example/'],
    ['https://public.example/sms?a=b', 'https://public.example/sms'],
  ])('has the path that arrives where %s names none, and its own query never', (publicUrl, url) => {
    const delivery = aDelivery({ rawPath: '/twilio' });
    expect(signedUrl(delivery, { publicUrl })).toBe(url);
    expect(signedUrl({ ...delivery, rawQuery: 'c=d' }, { publicUrl })).toBe(`${url}?c=d`);
  });
});
