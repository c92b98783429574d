import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import { bodyOf, LoopbackServer } from './loopback-server.ts';

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
export class AwsServer extends LoopbackServer {
  readonly calls: AwsCall[] = [];
  /** Calls that hung until their caller closed the connection. */
  readonly abandoned: AwsCall[] = [];
  /** By name; another stage than the current one as `name@AWSPREVIOUS`. */
  readonly secrets: Map<string, string>;
  /** When the secrets were changed, epoch ms. */
  changedAt = Date.now();
  behaviour: AwsBehaviour = () => undefined;
  /** How long the answers take that are given by default. */
  answerAfterMs = 0;
  readonly #mute = new WeakSet<Socket>();
  readonly #abandonments = new EventEmitter();

  constructor(secrets: Readonly<Record<string, string>> = {}, tls?: SecureContextOptions) {
    super(tls);
    this.secrets = new Map(Object.entries(secrets));
  }

  /** Kept-alive connections that are dead, where nobody told the client: what is sent on them is never answered. */
  muteConnections(): void {
    for (const socket of this.sockets) this.#mute.add(socket);
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

  protected override async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    if (this.#mute.has(request.socket)) return;
    const call: AwsCall = {
      operation: String(request.headers['x-amz-target']).split('.').at(-1) as string,
      input: JSON.parse(body.toString()),
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
    const afterMs = reply.afterMs ?? this.answerAfterMs;
    if (afterMs) await new Promise((resolve) => setTimeout(resolve, afterMs));
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
      return { body: { Name: name, VersionIdsToStages: this.#stagesOf(name) } };
    const stage = String(input.VersionStage ?? 'AWSCURRENT');
    const value = this.#valueOf(name, stage);
    if (value === undefined)
      return awsError('ResourceNotFoundException', `there is no value with the staging label ${stage}`);
    const VersionId = versionIdOf(value);
    if ((input.VersionId ?? VersionId) !== VersionId)
      return awsError('InvalidRequestException', 'the staging label is not at this version');
    return { body: { Name: name, SecretString: value, VersionId, CreatedDate: this.changedAt / 1000 } };
  }

  #valueOf(name: string, stage: string): string | undefined {
    return this.secrets.get(stage === 'AWSCURRENT' ? name : `${name}@${stage}`);
  }

  /** As in Secrets Manager, a version is an id whose value never changes; here one value is one version. */
  #stagesOf(name: string): Record<string, string[]> {
    const staged: Record<string, string[]> = {};
    for (const stage of ['AWSCURRENT', 'AWSPENDING', 'AWSPREVIOUS']) {
      const value = this.#valueOf(name, stage);
      if (value === undefined) continue;
      const id = versionIdOf(value);
      staged[id] = [...(staged[id] ?? []), stage];
    }
    return staged;
  }
}

export function versionIdOf(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}

export function awsError(type: string, message: string, status = 400): AwsReply {
  return { status, body: { __type: type, message } };
}
