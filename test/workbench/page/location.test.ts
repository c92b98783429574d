import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  addressOf,
  filter,
  followLocation,
  go,
  parameter,
  route,
  setFilter,
} from '../../../src/workbench/page/browser/location.ts';

const origin = 'http://localhost:8788';

/** What the page knows of a link, without a browser. */
class Link extends EventTarget {
  readonly #url: URL;
  target = '';
  isDownload = false;
  constructor(address: string) {
    super();
    this.#url = new URL(address, origin);
  }
  get origin() {
    return this.#url.origin;
  }
  get pathname() {
    return this.#url.pathname;
  }
  get search() {
    return this.#url.search;
  }
  get hash() {
    return this.#url.hash;
  }
  closest(): Link | null {
    return this;
  }
  hasAttribute(name: string) {
    return name === 'download' && this.isDownload;
  }
}

class NoLink extends Link {
  override closest() {
    return null;
  }
}

const steps = [new URL('/', origin)];
const wide = new EventTarget();
const page = new EventTarget();
const browser = {
  location: {
    get pathname() {
      return steps.at(-1)?.pathname;
    },
    get search() {
      return steps.at(-1)?.search;
    },
    origin,
  },
  history: {
    pushState: (_: unknown, __: string, address: string) => steps.push(new URL(address, origin)),
    replaceState: (_: unknown, __: string, address: string) => steps.splice(-1, 1, new URL(address, origin)),
  },
  document: page,
  addEventListener: wide.addEventListener.bind(wide),
  Element: Link,
};

function goBack() {
  steps.pop();
  wide.dispatchEvent(new Event('popstate'));
}

/** @returns whether the page followed it by itself, and the browser need not */
function click(target: unknown, { isHandled = false, ...how }: object & { isHandled?: boolean } = {}) {
  const keys = { button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false };
  const event = Object.defineProperties(new Event('click', { cancelable: true }), {
    target: { value: target },
    ...Object.fromEntries(Object.entries({ ...keys, ...how }).map(([name, value]) => [name, { value }])),
  });
  const prevented = jest.spyOn(event, 'preventDefault');
  if (isHandled) {
    event.preventDefault();
    prevented.mockClear();
  }
  page.dispatchEvent(event);
  return prevented.mock.calls.length > 0;
}

const address = () => steps.map(({ pathname, search }) => pathname + search);

describe('the address of the page', () => {
  const before = Object.getOwnPropertyDescriptors(globalThis);
  beforeAll(() => {
    jest.useFakeTimers();
    for (const [name, value] of Object.entries(browser))
      Object.defineProperty(globalThis, name, { value, configurable: true });
    followLocation();
  });
  afterAll(() => {
    jest.useRealTimers();
    for (const name of Object.keys(browser)) {
      Reflect.deleteProperty(globalThis, name);
      const was = Object.getOwnPropertyDescriptor(before, name)?.value;
      if (was) Object.defineProperty(globalThis, name, was);
    }
  });
  beforeEach(() => {
    steps.splice(0, steps.length, new URL('/', origin));
    wide.dispatchEvent(new Event('popstate'));
  });

  it('is read at the start, and when somebody goes back', () => {
    expect(route.value).toEqual({ view: 'deliveries' });
    go('/senders/github?from=7');
    expect([route.value, parameter('from'), parameter('to')]).toEqual([
      { view: 'senders', endpoint: 'github' },
      '7',
      undefined,
    ]);
    goBack();
    expect([route.value, parameter('from')]).toEqual([{ view: 'deliveries' }, undefined]);
    go('/nowhere');
    expect(route.value).toBeUndefined();
  });

  it('gains a step of the way back for each view, none for the same one, and none where it is replaced', () => {
    go('/rules');
    go('/rules');
    expect(address()).toEqual(['/', '/rules']);
    go('/rules/pulls', 'replace');
    expect(address()).toEqual(['/', '/rules/pulls']);
    expect(route.value).toEqual({ view: 'rules', name: 'pulls' });
  });

  it('has the filter when one stops typing, and the list has it at once', () => {
    setFilter('git');
    setFilter('git hub&');
    expect([filter.value, address()]).toEqual(['git hub&', ['/']]);
    jest.runAllTimers();
    expect(address()).toEqual(['/?filter=git%20hub%26']);
    setFilter('');
    jest.runAllTimers();
    expect(address()).toEqual(['/']);
  });

  it('of deliveries has the filter, and that of another view has none', () => {
    setFilter('a b');
    expect(addressOf({ view: 'deliveries' })).toBe('/?filter=a%20b');
    expect(addressOf({ view: 'deliveries', seq: 3 })).toBe('/deliveries/3?filter=a%20b');
    expect(addressOf({ view: 'rules' })).toBe('/rules');
    go('/deliveries/3?filter=other');
    expect(filter.value).toBe('other');
  });

  it('is not written to by a filter that was typed in a view that one has left', () => {
    setFilter('late');
    go('/rules');
    jest.runAllTimers();
    expect(address()).toEqual(['/', '/rules']);
  });

  it('follows a link of the page without loading it again', () => {
    expect(click(new Link('/senders?new=1'))).toBe(true);
    expect(address()).toEqual(['/', '/senders?new=1']);
  });

  const links: readonly (readonly [string, unknown, object])[] = [
    ['with the middle button', new Link('/rules'), { button: 1 }],
    ['with Meta', new Link('/rules'), { metaKey: true }],
    ['with Ctrl', new Link('/rules'), { ctrlKey: true }],
    ['with Shift', new Link('/rules'), { shiftKey: true }],
    ['with Alt', new Link('/rules'), { altKey: true }],
    ['that something else took', new Link('/rules'), { isHandled: true }],
    ['on what is no link', new NoLink('/rules'), {}],
    ['on what is no element', new EventTarget(), {}],
    ['on a link to elsewhere', new Link('https://example.com/rules'), {}],
    ['on a link to the API', new Link('/api/deliveries/1/body'), {}],
    ['on a link to another tab', Object.assign(new Link('/rules'), { target: '_blank' }), {}],
    ['on a link to download', Object.assign(new Link('/rules'), { isDownload: true }), {}],
    ['on a link to a place of the page', new Link('/#main'), {}],
  ];
  it.each(links)('leaves to the browser a click %s', (_name, target, how) => {
    expect(click(target, how)).toBe(false);
    expect(address()).toEqual(['/']);
  });
});
