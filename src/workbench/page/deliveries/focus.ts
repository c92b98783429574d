import { signal } from '@preact/signals';

/** How often the active row was to be shown and to have the focus: the list answers each time that this grows. */
export const focusAsked = signal(0);

export function focusActive(): void {
  focusAsked.value += 1;
}
