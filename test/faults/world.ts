import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, LoopbackServer } from '../support/loopback-server.ts';
import { Buckets } from './services/buckets.ts';
import { EventBus } from './services/event-bus.ts';
import { Queues } from './services/queues.ts';
import { StoredSecrets } from './services/secrets.ts';
import type { Service, ServiceCall, ServiceReply } from './services/service.ts';
import { Table } from './services/table.ts';

export type ServiceName = 'events' | 'sqs' | 's3' | 'dynamodb' | 'secretsmanager';

/** How one call fails. `applied`: the service did what it was asked to, only the answer does not arrive. */
export type Fault =
  | { readonly kind: 'refuse'; readonly reply: ServiceReply }
  | { readonly kind: 'hang' | 'reset'; readonly applied: boolean }
  /** Head and half of the body, then nothing more. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'slow'; readonly ms: number }
  /** The entries whose bit is set in the mask fail. */
  | { readonly kind: 'partial'; readonly mask: number; readonly code: string };

/** @param count how many calls the service has had, this one included */
export type FaultOf = (service: ServiceName, operation: string, count: number) => Fault | undefined;

const services: Readonly<Record<string, ServiceName>> = {
  AWSEvents: 'events',
  AmazonSQS: 'sqs',
  DynamoDB_20120810: 'dynamodb',
  secretsmanager: 'secretsmanager',
};

export const parkingQueue = 'parking';
export const deadLetterQueue = 'dead-letters';
export const bucket = 'claims';
export const table = 'ledger';

/** A loopback AWS on one port, all in memory, whose calls fail as a plan says. */
export class World extends LoopbackServer {
  readonly bus: EventBus;
  readonly queues = new Queues();
  readonly buckets = new Buckets();
  readonly table: Table;
  /** Pointers that were on the bus before what they point to. */
  readonly dangling: string[] = [];
  /** What a service could not make sense of: a mistake of the gateway's or of the world's. */
  readonly bewildered: string[] = [];
  faultOf: FaultOf = () => undefined;
  readonly counts: Record<ServiceName, number> = {
    events: 0,
    sqs: 0,
    s3: 0,
    dynamodb: 0,
    secretsmanager: 0,
  };
  readonly #services: Readonly<Record<ServiceName, Service>>;
  readonly #underWay = new Set<Promise<void>>();

  constructor(maxEntryBytes: number, secrets: Readonly<Record<string, string>>, keyName: string) {
    super();
    this.table = new Table(keyName);
    this.bus = new EventBus(maxEntryBytes, ({ Detail }) => {
      const key = pointerOf(Detail)?.path;
      if (key !== undefined && !this.buckets.objects.has(key)) this.dangling.push(key);
    });
    this.#services = {
      events: this.bus,
      sqs: this.queues,
      s3: this.buckets,
      dynamodb: this.table,
      secretsmanager: new StoredSecrets(secrets),
    };
  }

  protected override receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const done = this.#serve(request, response).catch((error: unknown) => {
      if (!request.destroyed) this.bewildered.push(String(error));
      request.socket.destroy();
    });
    this.#underWay.add(done);
    return done.finally(() => this.#underWay.delete(done));
  }

  /** Waits for answers that are slow. */
  async settle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [name, call] = toCall(request, await bodyOf(request));
    this.counts[name] += 1;
    const fault = this.faultOf(name, call.operation, this.counts[name]);
    const apply = () =>
      this.#services[name].answer(call, (position) =>
        fault?.kind === 'partial' && (fault.mask >> position) & 1 ? fault.code : undefined,
      );
    switch (fault?.kind) {
      case 'refuse':
        return send(response, fault.reply);
      case 'hang':
        if (fault.applied) apply();
        return;
      case 'reset':
        if (fault.applied) apply();
        request.socket.destroy();
        return;
      case 'cut':
        return cut(response, apply());
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, fault.ms));
        return send(response, apply());
      default:
        return send(response, apply());
    }
  }
}

/** What the detail of an event points to, if it is a claim check. */
export function pointerOf(detail: string) {
  if (!detail.startsWith('{"sallyport":{"claimCheck":')) return undefined;
  const { claimCheck } = (JSON.parse(detail) as { sallyport: { claimCheck: Pointer } }).sallyport;
  return { ...claimCheck, path: `/${claimCheck.bucket}/${claimCheck.key}` };
}

interface Pointer {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  readonly sha256: string;
}

function toCall(request: IncomingMessage, body: Buffer): [ServiceName, ServiceCall] {
  const target = request.headers['x-amz-target'];
  const method = request.method as string;
  const path = (request.url as string).split('?')[0] as string;
  const http = { method, path, headers: request.headers, body };
  if (target === undefined) return ['s3', { operation: `${method} object`, input: {}, http }];
  const [prefix = '', operation = ''] = String(target).split('.');
  const name = services[prefix];
  if (!name) throw new TypeError(`no such service: ${target}`);
  return [name, { operation, input: JSON.parse(body.toString()), http }];
}

function send(response: ServerResponse, { status, headers, body }: ServiceReply): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
  response.end(body);
}

function cut(response: ServerResponse, { status, headers, body }: ServiceReply): void {
  const bytes = Buffer.from(body);
  // one byte too many is promised, so that an answer without a body is cut too
  response.writeHead(status, { ...headers, 'content-length': bytes.length + 1 });
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.socket?.destroy());
  response.flushHeaders();
}
