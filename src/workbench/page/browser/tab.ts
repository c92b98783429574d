/** The tab that the page is in. */
export interface Tab {
  readonly isHidden: boolean;
  /** @param listener is called when it is hidden, and when it is shown again */
  listen(listener: () => void): void;
  reload(): void;
}

export const thisTab: Tab = {
  get isHidden() {
    return document.hidden;
  },
  listen: (listener) => document.addEventListener('visibilitychange', listener),
  reload: () => location.reload(),
};
