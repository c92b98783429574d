import { computed, signal } from '@preact/signals';
import { pathOf, type Route, routeOf } from '../route.ts';

const path = signal('/');
const query = signal('');

/** Nothing where the address leads to no view. */
export const route = computed(() => routeOf(path.value));

/** In the address too, so that a link keeps it. */
export const filter = signal('');

export function parameter(name: string): string | undefined {
  return new URLSearchParams(query.value).get(name) ?? undefined;
}

/** The address of a view. The filter goes along to deliveries. */
export function addressOf(to: Route): string {
  return to.view === 'deliveries' ? pathOf(to) + asQuery(filter.value) : pathOf(to);
}

/** @param how `replace` where the way back should not lead through every step */
export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  clearTimeout(writing);
  if (address === location.pathname + location.search) return;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  read();
}

/** Browsers let a page change its address a few times a second: it follows when one stops typing. */
const msToWrite = 300;
let writing: ReturnType<typeof setTimeout> | undefined;

export function setFilter(text: string): void {
  filter.value = text;
  clearTimeout(writing);
  writing = setTimeout(() => history.replaceState(null, '', location.pathname + asQuery(text)), msToWrite);
}

export function followLocation(): void {
  addEventListener('popstate', read);
  document.addEventListener('click', followLink);
  read();
}

function asQuery(text: string): string {
  return text === '' ? '' : `?filter=${encodeURIComponent(text)}`;
}

function read(): void {
  path.value = location.pathname;
  query.value = location.search;
  filter.value = parameter('filter') ?? '';
}

/** Links are links: they can be opened in another tab, and copied. */
function followLink(event: MouseEvent): void {
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!isPlain || event.defaultPrevented || link === null) return;
  const isOurs = link.origin === location.origin && !link.pathname.startsWith('/api/');
  if (!isOurs || link.target !== '' || link.hasAttribute('download') || link.hash !== '') return;
  event.preventDefault();
  go(link.pathname + link.search);
}
