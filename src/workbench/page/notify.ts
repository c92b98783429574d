import { signal } from '@preact/signals';

export type NoticeKind = 'good' | 'bad';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly kind: NoticeKind;
  readonly action?: NoticeAction | undefined;
}

/** What the notice offers: the way back. */
export interface NoticeAction {
  readonly label: string;
  readonly act: () => Promise<unknown>;
}

export const notices = signal<readonly Notice[]>([]);

/** Long enough to be read twice; what failed stays until it is closed. */
const ms = { good: 5_000, withAction: 20_000 };
let last = 0;

/** Tells the person at the page, and their screen reader, what became of what they asked for. */
export function notify(text: string, kind: NoticeKind, action?: NoticeAction): void {
  const id = ++last;
  notices.value = [...notices.value.filter((other) => other.text !== text), { id, text, kind, action }].slice(
    -4,
  );
  if (kind === 'good') setTimeout(() => dismiss(id), action === undefined ? ms.good : ms.withAction);
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** Does it, and tells why where it was refused. */
export async function attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    notify(error instanceof Error ? error.message : String(error), 'bad');
    return undefined;
  }
}
