import { type Sent, withQuery } from '../domain/verification/signed-url.ts';

/** A request as it goes over the wire: https://www.rfc-editor.org/rfc/rfc9112 */
export function rawRequest({ method, host, rawPath, rawQuery, headers, body }: Sent): Uint8Array {
  const lines = [
    `${method} ${withQuery(rawPath, rawQuery)} HTTP/1.1`,
    `host: ${host}`,
    ...[...headers].map(([name, value]) => `${name}: ${value}`),
    `content-length: ${body.length}`,
  ];
  const head = `${lines.join('\r\n')}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, /[^\0-\xff]/.test(head) ? 'utf8' : 'latin1'), body]);
}
