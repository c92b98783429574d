import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../../ports/log.ts';
import { RefusedError, type Workbench } from '../workbench.ts';
import { Answer, json, Refusal } from './answer.ts';
import type { Guard } from './guard.ts';
import { jsonBody } from './json-body.ts';
import { Live } from './live.ts';
import { packed } from './packed.ts';
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
      // what is written to somebody who has gone would be an error that nobody hears
      response.on('error', () => {});
      this.#serve(request, response).catch((error) => {
        this.#tell(error);
        response.destroy();
      });
    });
    this.http.once('listening', () => this.http.on('error', (error) => this.#tell(error)));
  }

  /** Ends at once: pages wait for what comes, and would do so for ever. */
  async end(): Promise<void> {
    this.#live.end();
    const closed = new Promise((resolve) => this.http.close(resolve));
    this.http.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const answer = await this.#answer(request, gone.signal).catch((error) => this.#refused(error, request));
    // on this machine packing takes longer than the bytes
    const isFar = this.#guard.token !== undefined;
    reply(response, isFar ? await packed(answer, String(request.headers['accept-encoding'])) : answer);
  }

  async #answer(request: IncomingMessage, gone: AbortSignal): Promise<Answer> {
    this.#guard.checkHost(request);
    const { method = '', url = '', headers } = request;
    const [, path, search = ''] = /^(\/[^?]*)(?:\?(.*))?$/s.exec(url) ?? [];
    if (path === undefined) throw new Refusal(400, 'the address is to be a path');
    const query = new URLSearchParams(search);
    this.#guard.checkOrigin(request, isPage(path));
    const { token } = this.#guard;
    const entry = isPage(path) ? token?.exchanged(path, query) : undefined;
    if (entry) return entry;
    token?.check(headers.cookie);
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
      gone,
    });
    if (value === undefined) throw new Refusal(404, 'there is no such thing here (any more)');
    return value instanceof Answer ? value : json(value);
  }

  /** Who follows a link to nowhere sees the page, which says so and leads on. */
  async #refused(error: unknown, request: IncomingMessage): Promise<Answer> {
    const refusal = this.#refusal(error, request);
    const { method, url = '', headers } = request;
    const isLookedAt =
      method === 'GET' && !/^\/api(?:[/?]|$)/.test(url) && headers.accept?.includes('text/html');
    if (refusal.status !== 404 || !isLookedAt) return refusal;
    const document = await this.#page.document();
    return document.status === 200 ? new Answer(404, document.headers, document.body) : refusal;
  }

  /** As JSON for the page, and in plain words for whoever opened an address. */
  #refusal(error: unknown, { url = '' }: IncomingMessage): Answer {
    const { message, status, headers } = this.#asRefusal(error);
    if (url.startsWith('/api/')) return json({ error: message }, status, headers);
    return new Answer(status, { ...headers, 'content-type': 'text/plain; charset=utf-8' }, `${message}\n`);
  }

  #asRefusal(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    if (error instanceof RefusedError) return new Refusal(400, error.message);
    this.#tell(error);
    return new Refusal(500, `the workbench failed: ${error instanceof Error ? error.message : error}`);
  }

  #tell(error: unknown): void {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    this.#log.write('error', 'workbench_failed', { message, stack });
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
