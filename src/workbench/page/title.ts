import type { Route } from './route.ts';

/** What a tab, a bookmark and a screen reader call the page. */
export function titleOf(route: Route | undefined): string {
  return [nameOf(route), 'Sallyport'].filter((name) => name !== '').join(' · ');
}

function nameOf(route: Route | undefined): string {
  switch (route?.view) {
    case 'deliveries':
      return route.seq === undefined ? 'Deliveries' : `Delivery ${route.seq}`;
    case 'rules':
      return route.name ?? 'Rules';
    case 'senders':
      return route.endpoint ?? 'Senders';
    case undefined:
      return '';
  }
}
