import type { Endpoint } from '../../domain/endpoint.ts';
import type { HttpRequest } from '../../ports/exchange.ts';
import type { SendResult } from '../api.ts';

interface Sendable extends HttpRequest {
  /** Whether it has a proof of before, in whose place a new one goes. */
  readonly wasSigned: boolean;
}

/** Signs requests as the sender of an endpoint does, and takes them to the gateway here. */
export interface Courier {
  /**
   * @param target path and query, as they are written
   * @throws {RefusedError} where nobody here can sign it
   */
  send(endpoint: Endpoint, target: string, request: Sendable): Promise<SendResult>;
  /** Why nobody here can sign for it; nothing where somebody can. */
  whyNot(endpoint: Endpoint): string | undefined;
}
