import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../../ports/log.ts';
import { RefusedError, type Workbench } from '../workbench.ts';
import { Answer, json, Refusal } from './answer.ts';
import type { Guard } from './guard.ts';
import { jsonBody } from './json-body.ts';
import { Live } from './live.ts';
import type { Page } from './page.ts';
import { routeFor } from './route.ts';
import { isPage, routes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';

/** A request has to arrive. Answers may take long: server-sent events have no end. */
const patience = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };

/** The page and what it asks for, over HTTP. Whatever goes wrong here is answered and logged, and touches nothing else. */
export class WorkbenchServer {
  readonly http: Server;
  readonly #workbench: Workbench;
  readonly #page: Page;
  readonly #live: Live;
  readonly #guard: Guard;
  readonly #log: Log;

  constructor(workbench: Workbench, page: Page, guard: Guard, log: Log) {
    this.#workbench = workbench;
    this.#page = page;
    this.#live = new Live(workbench);
    this.#guard = guard;
    this.#log = log;
    this.http = createServer(patience, (request, response) => {
      this.#answer(request).then(
        (answer) => reply(response, answer),
        (error: unknown) => reply(response, this.#refusal(error)),
      );
    });
  }

  /** Ends at once: pages wait for what comes, and would do so for ever. */
  async end(): Promise<void> {
    this.#live.end();
    const closed = new Promise((resolve) => this.http.close(resolve));
    this.http.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    this.#guard.checkHost(request);
    const { method = '', url = '', headers } = request;
    const [, path, search = ''] = /^(\/[^?]*)(?:\?(.*))?$/s.exec(url) ?? [];
    if (path === undefined) throw new Refusal(400, 'the address is to be a path');
    const query = new URLSearchParams(search);
    this.#guard.checkOrigin(request, isPage(path));
    const entry = this.#guard.token?.check(path, query, headers.cookie);
    if (entry) return entry;
    const { route, params } = routeFor(routes, method, path);
    const body = method === 'GET' ? undefined : await jsonBody(request);
    const value = await route.give({
      workbench: this.#workbench,
      page: this.#page,
      live: this.#live,
      params,
      query,
      headers,
      body,
    });
    if (value === undefined) throw new Refusal(404, 'there is no such thing here (any more)');
    return value instanceof Answer ? value : json(value);
  }

  #refusal(error: unknown): Answer {
    if (error instanceof Refusal) return json({ error: error.message }, error.status, error.headers);
    if (error instanceof RefusedError) return json({ error: error.message }, 400);
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    this.#log.write('error', 'workbench_failed', { message, stack });
    return json({ error: `the workbench failed: ${message}` }, 500);
  }
}

function reply(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  response.statusCode = status;
  for (const [name, value] of Object.entries({ ...securityHeaders, ...headers }))
    response.setHeader(name, value);
  if (typeof body === 'function') body(response);
  else response.end(body);
}
