import type { EnrolmentWindow } from '../domain/verification/secrets/enrolment-window.ts';

/** Where secrets are put in that their senders deliver themselves, while somebody lets them. */
export interface Enrolments {
  /**
   * The window that was found last; it may be over.
   * @throws {SecretsUnavailable} when nobody can tell
   */
  window(secretId: string): Promise<EnrolmentWindow | undefined>;
  /**
   * Makes another text the current one, in place of `window`, which that ends. Of several that try, one does.
   * @param change what is stored in place of the current text, if there is one; nothing where there is no room
   * @returns whether it was done: not where the window is gone
   * @throws {SecretsUnavailable} when it was not, or nobody can tell
   */
  take(
    secretId: string,
    window: EnrolmentWindow,
    change: (current: string | undefined) => string | undefined,
  ): Promise<boolean>;
}
