/** What of the page is looked at. */
export type Route =
  | { readonly view: 'deliveries'; readonly seq?: number }
  | { readonly view: 'rules'; readonly name?: string }
  | { readonly view: 'senders'; readonly endpoint?: string };

export function routeOf(path: string): Route | undefined {
  const [view, name, ...more] = path.split('/').slice(1).map(decoded);
  if (more.length > 0) return undefined;
  if (view === '' && name === undefined) return { view: 'deliveries' };
  if (view === 'deliveries') return deliveryOf(name);
  if (view === 'rules') return name ? { view, name } : { view };
  if (view === 'senders') return name ? { view, endpoint: name } : { view };
  return undefined;
}

export function pathOf(route: Route): string {
  switch (route.view) {
    case 'deliveries':
      return route.seq === undefined ? '/' : `/deliveries/${route.seq}`;
    case 'rules':
      return below('/rules', route.name);
    case 'senders':
      return below('/senders', route.endpoint);
  }
}

function deliveryOf(name: string | undefined): Route | undefined {
  return name !== undefined && /^[1-9][0-9]{0,14}$/.test(name)
    ? { view: 'deliveries', seq: Number(name) }
    : undefined;
}

function below(path: string, name: string | undefined): string {
  return name === undefined ? path : `${path}/${encodeURIComponent(name)}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
