/** What senders publish: their keys, and addresses at which they ask to be confirmed. Only addresses that are pinned come here. */
export interface Web {
  /**
   * Reads a document over https: no redirect is followed, and neither its size nor the wait is unbounded.
   * @param question JSON that is posted, where a document is told to whoever knows a secret: nobody else may read it
   * @returns nothing where its host says that there is none (4xx, but for those that ask to come again)
   * @throws when nobody can tell
   */
  get(url: string, question?: string): Promise<string | undefined>;
}
