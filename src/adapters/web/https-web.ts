import type { IncomingMessage } from 'node:http';
import type { Web } from '../../ports/web.ts';

/** A certificate has some 2 kB, a set of keys some 10 kB. */
const mostBytes = 65_536;
/** Of those that blame the request, these blame its hour: nobody can tell yet. */
const later = [408, 425, 429];

/** Documents over https, of which nobody asks for many: no connection is kept, and TLS is loaded when one is needed. */
export class HttpsWeb implements Web {
  readonly #ca: string | undefined;
  readonly #patienceMs: number;

  /**
   * @param ca whom to trust beside nobody else, for tests; else the certificate authorities of Node.js
   * @param patienceMs for all of an answer
   */
  constructor(ca?: string, patienceMs = 2_000) {
    this.#ca = ca;
    this.#patienceMs = patienceMs;
  }

  async get(url: string, question?: string): Promise<string | undefined> {
    const response = await this.#request(url, question);
    const statusCode = response.statusCode as number;
    if (statusCode === 200) return await textOf(response, url);
    response.destroy();
    if (statusCode >= 400 && statusCode < 500 && !later.includes(statusCode)) return undefined;
    throw new Error(`${url}: answered ${statusCode}, and redirects are not followed`);
  }

  async #request(url: string, question?: string): Promise<IncomingMessage> {
    const { request } = process.getBuiltinModule('node:https');
    const signal = AbortSignal.timeout(this.#patienceMs);
    const trust = this.#ca === undefined ? {} : { ca: this.#ca };
    const asked =
      question === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' } };
    return await new Promise((resolve, reject) => {
      request(url, { agent: false, signal, ...trust, ...asked }, resolve)
        .on('error', reject)
        .end(question);
    });
  }
}

async function textOf(response: IncomingMessage, url: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error(`${url}: answered with more than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
