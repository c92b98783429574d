import type { ProviderId } from '../domain/providers/index.ts';

const first: readonly ProviderId[] = ['github', 'stripe', 'twilio'];

/** Whether a provider is of the console's quick start: shown where all would be too many to read. */
export function isShownFirst(id: string): boolean {
  return first.some((one) => one === id);
}

/** Stands for all that are known, in a sentence. */
export const someSenders = `${first.join(', ')} … see sallyport providers`;

const most = 10;

/** Names for a sentence: all of a few, the first of many. */
export function few(names: readonly string[]): string {
  const others = names.length - most;
  const shown = names.slice(0, most).join(', ');
  return others > 0 ? `${shown} … and ${others} more` : shown;
}
