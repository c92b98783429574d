import { signal } from '@preact/signals';

/** Which part is to take the focus as soon as it is drawn. */
export const focusWanted = signal<'row' | 'detail' | undefined>(undefined);
