import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface AwsCall {
  /** `PutEvents`, `GetSecretValue` … */
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

/** `body` is sent as JSON, or as it is where it is text. `'hang'` never answers, `'reset'` cuts the connection. */
export type AwsReply =
  | { readonly status?: number; readonly body?: unknown; readonly afterMs?: number }
  | 'hang'
  | 'reset';

export type AwsBehaviour = (call: AwsCall, count: number) => AwsReply | undefined;

/**
 * A loopback server that speaks the JSON protocol of Secrets Manager and EventBridge. By default it has the given
 * secrets and takes every event; `behaviour` may answer a call in another way.
 */
export class AwsServer {
  readonly calls: AwsCall[] = [];
  /** Calls that hung until their caller closed the connection. */
  readonly abandoned: AwsCall[] = [];
  /** By name; another stage than the current one as `name@AWSPREVIOUS`. */
  readonly secrets: Map<string, string>;
  /** When the secrets were changed, epoch ms. */
  changedAt = Date.now();
  behaviour: AwsBehaviour = () => undefined;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #mute = new WeakSet<Socket>();
  readonly #abandonments = new EventEmitter();

  constructor(secrets: Readonly<Record<string, string>> = {}) {
    this.secrets = new Map(Object.entries(secrets));
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  /** @returns the address, for `AWS_ENDPOINT_URL` */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.dropConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** What a thawed environment finds: kept-alive connections that are dead. */
  dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** The same, where nobody told the client: what is sent on these connections is never answered. */
  muteConnections(): void {
    for (const socket of this.#sockets) this.#mute.add(socket);
  }

  /** Waits until callers have closed the connections of that many hanging calls. */
  async untilAbandoned(count: number): Promise<void> {
    while (this.abandoned.length < count) await once(this.#abandonments, 'one');
  }

  callsOf(operation: string): readonly AwsCall[] {
    return this.calls.filter((call) => call.operation === operation);
  }

  /** The entries of every PutEvents call, in order. */
  get entries(): readonly Record<string, unknown>[] {
    return this.callsOf('PutEvents').flatMap(({ input }) => input.Entries as Record<string, unknown>[]);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.#mute.has(request.socket)) return;
    const call: AwsCall = {
      operation: String(request.headers['x-amz-target']).split('.').at(-1) as string,
      input: JSON.parse(Buffer.concat(chunks).toString()),
    };
    this.calls.push(call);
    const reply = this.behaviour(call, this.callsOf(call.operation).length) ?? this.#default(call);
    if (reply === 'hang') {
      response.once('close', () => {
        this.abandoned.push(call);
        this.#abandonments.emit('one');
      });
      return;
    }
    if (reply === 'reset') {
      request.socket.destroy();
      return;
    }
    if (reply.afterMs) await new Promise((resolve) => setTimeout(resolve, reply.afterMs));
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
  }

  #default({ operation, input }: AwsCall): AwsReply {
    if (operation === 'PutEvents') {
      const entries = (input.Entries as unknown[]).map((_, index) => ({ EventId: `event-${index}` }));
      return { body: { FailedEntryCount: 0, Entries: entries } };
    }
    if (operation === 'DescribeEventBus') return { body: { Name: input.Name } };
    const name = String(input.SecretId);
    if (!this.secrets.has(name)) {
      return awsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    }
    if (operation === 'DescribeSecret')
      return { body: { Name: name, LastChangedDate: this.changedAt / 1000 } };
    const stage = String(input.VersionStage ?? 'AWSCURRENT');
    const key = stage === 'AWSCURRENT' ? name : `${name}@${stage}`;
    const value = this.secrets.get(key);
    return value === undefined
      ? awsError('ResourceNotFoundException', `there is no value with the staging label ${stage}`)
      : { body: { Name: name, SecretString: value, VersionId: key, CreatedDate: this.changedAt / 1000 } };
  }
}

export function awsError(type: string, message: string, status = 400): AwsReply {
  return { status, body: { __type: type, message } };
}
