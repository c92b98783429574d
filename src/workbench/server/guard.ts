import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { Refusal } from './answer.ts';
import type { EntryToken } from './entry-token.ts';

const loopbackNames = ['localhost', '127.0.0.1', '::1'];

/**
 * Lets in what the person at this machine asked for, and nothing that a page of somebody else's had their browser ask for.
 * The reasons are in docs/adr/0040.
 */
export class Guard {
  readonly #names: ReadonlySet<string>;
  readonly #token: EntryToken | undefined;

  /**
   * @param names by which it listens: the address, and the name that was given for it
   * @param token what everybody has to show; none where it listens on the loopback interface alone
   */
  constructor(names: readonly string[], token: EntryToken | undefined) {
    this.#names = new Set([...loopbackNames, ...names].map((name) => name.toLowerCase()));
    this.#token = token;
  }

  get token(): EntryToken | undefined {
    return this.#token;
  }

  /** @throws {Refusal} before anything of the request is looked at */
  checkHost({ headers, socket }: IncomingMessage): void {
    const { name, port } = hostOf(headers.host);
    // a name may be made to point here by whoever owns it, an address may not
    const isKnown = this.#names.has(name) || (this.#token !== undefined && isIP(name) !== 0);
    // behind the ports of a container it may be another one
    const isHere = port === socket.localPort || this.#token !== undefined;
    if (isKnown && isHere) return;
    throw new Refusal(
      403,
      'the workbench is not called by this name: open it by the address that sallyport serve printed',
    );
  }

  /**
   * @param isPage whether the request is for the page itself, to which a link on any site may lead
   * @throws {Refusal} for what a page of another origin sent, other ports of this machine among them
   */
  checkOrigin({ headers, method }: IncomingMessage, isPage: boolean): void {
    const { host, origin } = headers;
    const site = headers['sec-fetch-site'] ?? 'none';
    const isLink =
      isPage &&
      method === 'GET' &&
      headers['sec-fetch-mode'] === 'navigate' &&
      headers['sec-fetch-dest'] === 'document';
    const isOwn = (site === 'same-origin' || site === 'none' || isLink) && isOwnOrigin(origin, host);
    if (!isOwn) throw new Refusal(403, 'a page of another origin can neither read nor change anything here');
    if (
      method !== 'GET' &&
      method !== 'HEAD' &&
      !/^application\/json(?:\s*;|$)/i.test(headers['content-type'] ?? '')
    )
      throw new Refusal(415, 'what changes something is to be sent as content-type: application/json');
  }
}

function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || origin.toLowerCase() === `http://${host?.toLowerCase()}`;
}

function hostOf(host = ''): { readonly name: string; readonly port: number } {
  const [, inBrackets, bare, port = '80'] =
    /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(host) ?? [];
  return { name: (inBrackets ?? bare ?? '').toLowerCase(), port: Number(port) };
}
