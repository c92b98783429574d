import type { IncomingHttpHeaders } from 'node:http';
import type { Workbench } from '../workbench.ts';
import { Refusal } from './answer.ts';
import type { Live } from './live.ts';
import type { Page } from './page.ts';

/** A request that has passed the guard, and what it may be answered from. */
export interface Asked {
  readonly workbench: Workbench;
  readonly page: Page;
  readonly live: Live;
  /** What stands in the path in the place of `:name`, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Of the JSON that came; nothing where none did. */
  readonly body: unknown;
  /** When nobody waits for the answer any more. */
  readonly gone: AbortSignal;
}

/** @returns an `Answer`, or what is JSON in one; nothing where there is no such thing */
type Give = (asked: Asked) => unknown;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/api/deliveries/:seq` */
  readonly path: string;
  readonly give: Give;
}

const toRoute =
  (method: Route['method']) =>
  (path: string, give: Give): Route => ({ method, path, give });

export const get = toRoute('GET');
export const post = toRoute('POST');
export const put = toRoute('PUT');
export const remove = toRoute('DELETE');

interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The first route of this path and method. Paths are compared as they came, part by part: nothing is resolved first.
 * @throws {Refusal} where there is none
 */
export function routeFor(routes: readonly Route[], method: string, path: string): Found {
  const here = routes.flatMap((route) => {
    const raw = paramsOf(route.path, path);
    return raw ? [{ route, raw }] : [];
  });
  if (here.length === 0) throw new Refusal(404, 'there is nothing at this address');
  const found = here.find(({ route }) => route.method === method);
  if (found) return { route: found.route, params: decoded(found.raw) };
  const allow = [...new Set(here.map(({ route }) => route.method))].join(', ');
  throw new Refusal(405, `what is at this address takes ${allow}`, { allow });
}

/** @returns what stands in the place of `:name`, as it came; nothing where the path is another one */
export function paramsOf(route: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, parts] = [route.split('/'), path.split('/')];
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const name = wanted[at] as string;
    if (name.startsWith(':') && part !== '') params[name.slice(1)] = part;
    else if (name !== part) return undefined;
  }
  return params;
}

function decoded(raw: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(Object.entries(raw).map(([name, part]) => [name, decodeURIComponent(part)]));
  } catch {
    throw new Refusal(400, 'the address is not well formed: a % in it begins no character');
  }
}
