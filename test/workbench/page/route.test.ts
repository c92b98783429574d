import { describe, expect, it } from '@jest/globals';
import { pathOf, type Route, routeOf } from '../../../src/workbench/page/route.ts';
import { titleOf } from '../../../src/workbench/page/title.ts';

describe('the address of a view', () => {
  const known: readonly (readonly [string, Route])[] = [
    ['/', { view: 'deliveries' }],
    ['/deliveries/12', { view: 'deliveries', seq: 12 }],
    ['/rules', { view: 'rules' }],
    ['/rules/to%20my%2Fapp%3F', { view: 'rules', name: 'to my/app?' }],
    ['/senders', { view: 'senders' }],
    ['/senders/shopify-eu', { view: 'senders', endpoint: 'shopify-eu' }],
  ];

  it.each(known)('leads there and back: %s', (path, route) => {
    expect(routeOf(path)).toEqual(route);
    expect(pathOf(route)).toBe(path);
  });

  it.each(['/deliveries', '/deliveries/0', '/deliveries/1.5', '/deliveries/-1', '/rules/a/b', '/x', '/1'])(
    'leads nowhere: %s',
    (path) => expect(routeOf(path)).toBeUndefined(),
  );

  it('gives the tab its name', () => {
    const titles = ['/', '/deliveries/12', '/rules', '/rules/mine', '/senders/github', '/x'].map((path) =>
      titleOf(routeOf(path)),
    );
    expect(titles).toEqual([
      'Deliveries · Sallyport',
      'Delivery 12 · Sallyport',
      'Rules · Sallyport',
      'mine · Sallyport',
      'github · Sallyport',
      'Sallyport',
    ]);
  });

  it('may be one that nobody can decode', () => {
    expect(routeOf('/rules/100%')).toEqual({ view: 'rules', name: '100%' });
  });
});
