import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Answer, Refusal } from './answer.ts';
import { policyOfPage } from './security-headers.ts';

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Of one folder: no separator, nothing that begins with a dot. */
const fileName = /^[\w-]+(?:\.[\w-]+)*\.(?<type>js|css|svg)$/;

const notBuilt =
  'The page of the workbench is not built. Run `npm run build` where the source of Sallyport lies, and reload.\n';

/** The files of the page as they were built. They are read when they are asked for, so that a new build needs no new start. */
export class Page {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Its only document, wherever in it one begins. Styles that its editor makes are let in by a word that nobody can guess. */
  async document(): Promise<Answer> {
    const nonce = randomBytes(16).toString('base64');
    const document = await this.#read('index.html');
    if (!document) return new Answer(503, { 'content-type': 'text/plain; charset=utf-8' }, notBuilt);
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyOfPage(nonce),
    };
    return new Answer(200, headers, document.toString().replaceAll('{nonce}', nonce));
  }

  /** @param known what `if-none-match` says */
  async file(name: string, known: string | undefined): Promise<Answer> {
    const type = types[fileName.exec(name)?.groups?.type ?? ''];
    const facts =
      type === undefined ? undefined : await stat(join(this.#folder, name)).catch(() => undefined);
    if (type === undefined || !facts?.isFile()) throw new Refusal(404, 'there is no such file');
    const etag = `"${facts.mtimeMs.toString(36)}-${facts.size.toString(36)}"`;
    const headers = { 'content-type': type, 'cache-control': 'no-cache', etag };
    if (known === etag) return new Answer(304, headers, '');
    return new Answer(200, headers, await readFile(join(this.#folder, name)));
  }

  async #read(name: string): Promise<Buffer | undefined> {
    try {
      return await readFile(join(this.#folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
