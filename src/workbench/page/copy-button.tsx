import { copy } from './browser/clipboard.ts';

interface CopyProps {
  readonly text: string;
  /** As in "Copied the URL." */
  readonly what: string;
  readonly label?: string;
}

export function CopyButton({ text, what, label = 'Copy' }: CopyProps) {
  return (
    <button
      type="button"
      aria-label={label === 'Copy' ? `Copy ${what}` : undefined}
      onClick={() => copy(text, what)}
    >
      {label}
    </button>
  );
}
