import { useState } from 'preact/hooks';
import type { SenderSheet } from '../../api.ts';
import { Part } from '../delivery/part.tsx';
import { MarkdownText } from '../markdown-text.tsx';
import { attempt } from '../notify.ts';
import { type Sent, sendSample } from './sending.ts';
import { SentWords } from './sent-words.tsx';

export function SamplesPart({ sheet }: { readonly sheet: SenderSheet }) {
  const { endpoint, samples, onlySender } = sheet;
  return (
    <Part title="Samples">
      {onlySender !== undefined && (
        <p>
          <MarkdownText text={onlySender} />
        </p>
      )}
      {onlySender === undefined && (
        <>
          <p class="dim">Each is signed as its sender does, and goes to the gateway as any delivery.</p>
          <ul class="samples">
            {samples.map((sample) => (
              <Sample key={sample} endpoint={endpoint} sample={sample} />
            ))}
          </ul>
        </>
      )}
    </Part>
  );
}

function Sample({ endpoint, sample }: { readonly endpoint: string; readonly sample: string }) {
  const [isSending, setSending] = useState(false);
  const [sent, setSent] = useState<Sent | undefined>(undefined);
  const send = async () => {
    setSending(true);
    setSent(undefined);
    await attempt(() => sendSample(endpoint, sample, setSent));
    setSending(false);
  };
  return (
    <li>
      <button type="button" disabled={isSending} onClick={send}>
        Send <code>{sample}</code>
      </button>
      <span role="status">
        {isSending && sent === undefined && <span class="dim">sending …</span>}
        {sent !== undefined && <SentWords sent={sent} />}
      </span>
    </li>
  );
}
