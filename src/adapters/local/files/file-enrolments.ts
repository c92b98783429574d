import { parseJson } from '../../../domain/content/json.ts';
import { type EnrolmentWindow, readWindow } from '../../../domain/verification/secrets/enrolment-window.ts';
import type { Enrolments } from '../../../ports/enrolments.ts';
import { exclusively } from './exclusively.ts';
import { readSecretFile, stagedIn, textOf, writeSecretFile } from './secret-file.ts';

/** Windows that wait in the file in place of a secret. */
export class FileEnrolments implements Enrolments {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async window(secretId: string): Promise<EnrolmentWindow | undefined> {
    return windowIn(textOf(stagedIn(readSecretFile(this.#path), secretId).pending));
  }

  take(...[secretId, { ticket }, change]: Parameters<Enrolments['take']>): Promise<boolean> {
    return exclusively(this.#path, () => {
      const secrets = readSecretFile(this.#path);
      const { pending, ...others } = stagedIn(secrets, secretId);
      if (windowIn(textOf(pending))?.ticket !== ticket) return false;
      const text = change(textOf(others.current));
      if (text === undefined) return false;
      // as people write it, not as text in a text
      const current = parseJson(text)?.value;
      writeSecretFile(this.#path, { ...secrets, [secretId]: { ...others, current } });
      return true;
    });
  }
}

function windowIn(text: string | undefined): EnrolmentWindow | undefined {
  return text === undefined ? undefined : readWindow(text);
}
