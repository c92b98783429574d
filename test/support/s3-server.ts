import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, LoopbackServer } from './loopback-server.ts';

export interface S3Call {
  readonly method: string;
  /** Bucket and key, as in the path. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** An error of S3 by status and code; `'hang'` never answers, `'reset'` cuts the connection, `'stall'` sends half a body. */
export type S3Reply = { readonly status: number; readonly code: string } | 'hang' | 'reset' | 'stall';

export interface S3Object {
  readonly body: Buffer;
  readonly contentType: string | undefined;
}

/** A loopback S3 with buckets in the path. It keeps what it is given, and refuses a body that its checksum does not fit. */
export class S3Server extends LoopbackServer {
  readonly calls: S3Call[] = [];
  /** By bucket and key. */
  readonly objects = new Map<string, S3Object>();
  behaviour: (call: S3Call, count: number) => S3Reply | undefined = () => undefined;

  protected override async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const { method = '', headers } = request;
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://s3').pathname.slice(1));
    this.answer({ method, path, headers, body }, response);
  }

  /** For another server that speaks S3 among other things. */
  answer(call: S3Call, response: ServerResponse): void {
    this.calls.push(call);
    const reply = this.behaviour(call, this.calls.length);
    const object = this.objects.get(call.path);
    if (reply === 'hang') return;
    if (reply === 'reset') {
      response.socket?.destroy();
    } else if (reply === 'stall' && object) {
      response.writeHead(200, { 'content-length': object.body.length });
      response.write(object.body.subarray(0, object.body.length / 2));
    } else if (typeof reply === 'object') {
      refuse(response, reply.status, reply.code);
    } else if (call.method === 'PUT') {
      this.#put(call, response);
    } else if (object) {
      response
        .writeHead(200, { 'content-type': object.contentType ?? 'binary/octet-stream' })
        .end(object.body);
    } else {
      refuse(response, 404, 'NoSuchKey');
    }
  }

  #put({ path, headers, body }: S3Call, response: ServerResponse): void {
    const sha256 = headers['x-amz-checksum-sha256'];
    if (sha256 !== undefined && sha256 !== createHash('sha256').update(body).digest('base64')) {
      refuse(response, 400, 'BadDigest');
      return;
    }
    this.objects.set(path, { body, contentType: headers['content-type'] });
    response.writeHead(200, { etag: '"1"' }).end();
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>no</Message></Error>`,
  );
}
