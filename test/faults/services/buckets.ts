import { createHash } from 'node:crypto';
import type { Service, ServiceCall, ServiceReply } from './service.ts';

/** S3, path style: objects by `/bucket/key`. */
export class Buckets implements Service {
  readonly objects = new Map<string, Buffer>();

  answer({ http: { method, path, headers, body } }: ServiceCall): ServiceReply {
    const name = decodeURIComponent(path);
    if (method === 'PUT') {
      if (headers['if-none-match'] === '*' && this.objects.has(name)) {
        return s3Error('PreconditionFailed', 412);
      }
      const chunked = String(headers['content-encoding'] ?? '').includes('aws-chunked');
      const bytes = chunked ? unchunk(body) : body;
      const promised = headers['x-amz-checksum-sha256'];
      if (promised !== undefined && promised !== createHash('sha256').update(bytes).digest('base64')) {
        return s3Error('BadDigest', 400);
      }
      this.objects.set(name, bytes);
      return {
        status: 200,
        headers: { etag: `"${createHash('md5').update(bytes).digest('hex')}"` },
        body: '',
      };
    }
    const found = this.objects.get(name);
    if (!found) return s3Error('NoSuchKey', 404);
    if (method === 'DELETE') {
      this.objects.delete(name);
      return { status: 204, body: '' };
    }
    return {
      status: 200,
      headers: { 'content-length': String(found.length) },
      body: method === 'HEAD' ? '' : found,
    };
  }
}

export function s3Error(code: string, status: number): ServiceReply {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>by plan</Message></Error>`,
  };
}

/** The bytes inside the chunks in which the SDK sends what it signs on the way. */
function unchunk(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (!size) break;
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}
