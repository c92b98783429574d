import { computed, signal } from '@preact/signals';
import { pathOf, type Route, routeOf } from '../route.ts';

const path = signal('/');
const query = signal('');

/** Nothing where the address leads to no view. */
export const route = computed(() => routeOf(path.value));

/** In the address, so that a link keeps it. */
export const filter = computed(() => parameter('filter') ?? '');

export function parameter(name: string): string | undefined {
  return new URLSearchParams(query.value).get(name) ?? undefined;
}

/** The address of a view. The filter goes along to deliveries. */
export function addressOf(to: Route): string {
  return to.view === 'deliveries' ? pathOf(to) + withFilter(filter.value) : pathOf(to);
}

export function go(address: string): void {
  if (address === location.pathname + location.search) return;
  history.pushState(null, '', address);
  read();
}

/** Typing leaves no trail in the history. */
export function setFilter(text: string): void {
  history.replaceState(null, '', location.pathname + withFilter(text));
  read();
}

export function followLocation(): void {
  addEventListener('popstate', read);
  document.addEventListener('click', followLink);
  read();
}

function withFilter(text: string): string {
  return text === '' ? '' : `?filter=${encodeURIComponent(text)}`;
}

function read(): void {
  path.value = location.pathname;
  query.value = location.search;
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
