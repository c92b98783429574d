import type { Delivery } from '../delivery.ts';
import type { Endpoint } from '../endpoint.ts';

/** Finds the endpoint that a delivery was sent to. */
export type Routes = (delivery: Pick<Delivery, 'rawPath' | 'routedPath'>) => Endpoint | undefined;

/**
 * `/<name>` leads to the endpoint of that name, and so does `/<name>/`, since much that puts a URL together ends it with
 * a slash; `/` does where there is only one. The URL that was signed stays as it was received.
 */
export function routes(endpoints: readonly Endpoint[]): Routes {
  const [only, ...more] = endpoints;
  const byPath = new Map(
    endpoints.flatMap((endpoint) => [
      [`/${endpoint.name}`, endpoint],
      [`/${endpoint.name}/`, endpoint],
    ]),
  );
  if (only && more.length === 0) byPath.set('/', only);
  return ({ rawPath, routedPath = rawPath }) => byPath.get(routedPath);
}
