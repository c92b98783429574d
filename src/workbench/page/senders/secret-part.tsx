import { useEffect, useState } from 'preact/hooks';
import type { SenderSheet } from '../../api.ts';
import { ask } from '../ask.ts';
import { copy } from '../browser/clipboard.ts';
import { Part } from '../delivery/part.tsx';
import { attempt } from '../notify.ts';

const words = {
  stored: 'It is stored on this machine.',
  'made when it is used': 'None is stored: one is made when it is shown, or a sample is sent.',
  none: 'It has none: its sender signs with a key that is published.',
  missing: 'None is stored, and only its sender can make it.',
  refused: 'The one that is stored is refused: it is weak, or not what this sender issues.',
} as const;

/** A secret that is shown may be forgotten on a screen. */
const msShown = 60_000;

export function SecretPart({ sheet: { endpoint, secret } }: { readonly sheet: SenderSheet }) {
  const [shown, setShown] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (shown === undefined) return;
    const hiding = setTimeout(() => setShown(undefined), msShown);
    return () => clearTimeout(hiding);
  }, [shown]);
  const read = () =>
    ask<{ secret: string }>('POST', `/api/senders/${encodeURIComponent(endpoint)}/secret`, {});
  const show = () => attempt(async () => setShown((await read()).secret));
  const copyIt = () => attempt(async () => copy((await read()).secret, 'the secret'));
  const isThere = secret === 'stored' || secret === 'made when it is used';
  return (
    <Part title="Secret">
      <p class="dim">{words[secret]}</p>
      {isThere && (
        <div class="copied">
          <code aria-live="polite">{shown ?? '••••••••••••'}</code>
          <button
            type="button"
            aria-pressed={shown !== undefined}
            onClick={shown === undefined ? show : () => setShown(undefined)}
          >
            {shown === undefined ? 'Show' : 'Hide'}
          </button>
          <button type="button" aria-label="Copy the secret" onClick={copyIt}>
            Copy
          </button>
        </div>
      )}
    </Part>
  );
}
