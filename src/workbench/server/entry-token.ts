import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Answer, Refusal } from './answer.ts';

/** What lets people in where others can reach the workbench too: once in the address that is printed, then in a cookie. */
export class EntryToken {
  readonly text = randomBytes(24).toString('base64url');
  /** Cookies know no ports: each workbench of a machine has its own. */
  readonly #cookie = `sallyport-${randomBytes(4).toString('hex')}`;

  /**
   * @param path of a request, and its query
   * @returns where to go on, without the token; nothing where the request may go on
   * @throws {Refusal}
   */
  check(path: string, query: URLSearchParams, cookies = ''): Answer | undefined {
    const shown = query.get('token');
    if (shown !== null && this.#isIt(shown)) return this.#exchange(path, query);
    const kept = cookies.split('; ').find((one) => one.startsWith(`${this.#cookie}=`));
    if (kept !== undefined && this.#isIt(kept.slice(this.#cookie.length + 1))) return undefined;
    throw new Refusal(
      401,
      'the workbench asks for its token: open the address that sallyport serve printed at its start',
    );
  }

  #exchange(path: string, query: URLSearchParams): Answer {
    const others = new URLSearchParams(query);
    others.delete('token');
    const location = others.size === 0 ? path : `${path}?${others}`;
    const cookie = `${this.#cookie}=${this.text}; Path=/; HttpOnly; SameSite=Strict`;
    return new Answer(303, { location, 'set-cookie': cookie }, '');
  }

  /** Takes as long whatever is shown. */
  #isIt(shown: string): boolean {
    const digest = (text: string) => createHash('sha256').update(text).digest();
    return timingSafeEqual(digest(shown), digest(this.text));
  }
}
