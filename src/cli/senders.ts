import type { ProviderId } from '../domain/providers/index.ts';

const first: readonly ProviderId[] = ['github', 'stripe', 'twilio'];

/** Whether a provider is of the console's quick start: shown where all would be too many to read. */
export function isShownFirst(id: string): boolean {
  return first.some((one) => one === id);
}

/** Stands for all that are known, in a sentence. */
export const someSenders = `${first.join(', ')} … see sallyport providers`;
