import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Answer, Refusal } from './answer.ts';

/** What lets people in where others can reach the workbench too: once in the address that is printed, then in a cookie. */
export class EntryToken {
  readonly text = randomBytes(24).toString('base64url');
  /** Cookies know no ports: each workbench of a machine has its own. */
  readonly #cookie = `sallyport-${randomBytes(4).toString('hex')}`;

  /** @param cookies of a request @throws {Refusal} where it is not among them */
  check(cookies = ''): void {
    const kept = cookies.split('; ').find((one) => one.startsWith(`${this.#cookie}=`));
    if (kept !== undefined && this.#isIt(kept.slice(this.#cookie.length + 1))) return;
    throw new Refusal(
      401,
      'the workbench asks for its token: open the address that sallyport serve printed at its start',
    );
  }

  /**
   * @param path of the page that was asked for, and the query
   * @returns the way to the same page with the token in a cookie, and no more in the address; nothing where it is not shown
   */
  exchanged(path: string, query: URLSearchParams): Answer | undefined {
    if (!this.#isIt(query.get('token') ?? '')) return undefined;
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
