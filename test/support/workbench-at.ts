import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntryToken } from '../../src/workbench/server/entry-token.ts';
import { Guard } from '../../src/workbench/server/guard.ts';
import { Page } from '../../src/workbench/server/page.ts';
import { WorkbenchServer } from '../../src/workbench/server/server.ts';
import { FakeWorkbench } from './fake-workbench.ts';
import { RecordingLog } from './fakes.ts';

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Heard {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A workbench of made-up parts, and a page of three files, on a free port. */
export class WorkbenchAt {
  readonly workbench = new FakeWorkbench();
  readonly log = new RecordingLog();
  readonly token: EntryToken | undefined;
  readonly server: WorkbenchServer;
  readonly #folder = mkdtempSync(join(tmpdir(), 'sallyport-page-'));

  private constructor(isFar: boolean, isBuilt: boolean) {
    const pageFolder = join(this.#folder, 'workbench');
    writeFileSync(join(this.#folder, 'secret.js'), 'outside');
    if (isBuilt) {
      mkdirSync(pageFolder);
      writeFileSync(join(pageFolder, 'index.html'), '<meta name="style-nonce" content="{nonce}">');
      writeFileSync(join(pageFolder, 'main.js'), `// ${'x'.repeat(2_000)}`);
      writeFileSync(join(pageFolder, 'page.css'), '');
    }
    this.token = isFar ? new EntryToken() : undefined;
    const guard = new Guard(['127.0.0.1'], this.token);
    this.server = new WorkbenchServer(this.workbench, new Page(pageFolder), guard, this.log);
  }

  static async start({ isFar = false, isBuilt = true } = {}): Promise<WorkbenchAt> {
    const made = new WorkbenchAt(isFar, isBuilt);
    made.server.http.listen(0, '127.0.0.1');
    await once(made.server.http, 'listening');
    return made;
  }

  get port(): number {
    return (this.server.http.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** @param path is sent as it is */
  async ask(path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}): Promise<Heard> {
    const sending = request({
      port: this.port,
      host: '127.0.0.1',
      path,
      method,
      headers: { 'content-length': Buffer.byteLength(body), ...headers },
    });
    sending.end(body);
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: Buffer.concat(chunks).toString('latin1'),
    };
  }

  /** As the page itself does. */
  async change(method: 'POST' | 'PUT' | 'DELETE', path: string, value?: unknown): Promise<Heard> {
    const headers = {
      'content-type': 'application/json',
      origin: this.origin,
      'sec-fetch-site': 'same-origin',
    };
    return await this.ask(path, { method, headers, body: value === undefined ? '' : JSON.stringify(value) });
  }

  async stop(): Promise<void> {
    await this.server.end();
    rmSync(this.#folder, { recursive: true });
  }
}
