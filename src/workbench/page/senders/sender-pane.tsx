import type { SenderSheet } from '../../api.ts';
import { useAsked } from '../browser/asked.ts';
import { CopyButton } from '../copy-button.tsx';
import { Part } from '../delivery/part.tsx';
import { Loading } from '../loading.tsx';
import { MarkdownText } from '../markdown-text.tsx';
import { SamplesPart } from './samples-part.tsx';
import { SecretPart } from './secret-part.tsx';

interface PaneProps {
  readonly endpoint: string;
  close(): void;
}

export function SenderPane({ endpoint, close }: PaneProps) {
  const { value: sheet, error } = useAsked<SenderSheet>(`/api/senders/${encodeURIComponent(endpoint)}`);
  return (
    <section class="pane detail" aria-label={`Sender ${sheet?.name ?? endpoint}`}>
      <header class="detail-head">
        <h1 class="detail-title">{sheet?.name ?? endpoint}</h1>
        <button type="button" class="quiet close" aria-label="Close this sender" onClick={close}>
          ✕
        </button>
      </header>
      {error !== undefined && <p class="empty">{error}</p>}
      {sheet !== undefined && <Sheet sheet={sheet} />}
      {error === undefined && sheet === undefined && <Loading />}
    </section>
  );
}

function Sheet({ sheet }: { readonly sheet: SenderSheet }) {
  return (
    <>
      <Part title="URL">
        <div class="copied">
          <code>{sheet.url}</code>
          <CopyButton text={sheet.url} what="the URL" />
        </div>
        <p class="dim">
          It takes {sheet.methods.join(' and ')}.{' '}
          <a href={sheet.docs} target="_blank" rel="noreferrer">
            What {sheet.name} says about its webhooks
          </a>
        </p>
      </Part>
      <SecretPart sheet={sheet} />
      <SamplesPart sheet={sheet} />
      <Part title="What to paste where">
        <ol class="steps">
          {sheet.steps.map((step, index) => (
            <li key={index}>
              <MarkdownText text={step} />
            </li>
          ))}
        </ol>
      </Part>
      {sheet.notes.length > 0 && (
        <Part title="Good to know">
          <ul class="notes">
            {sheet.notes.map((note, index) => (
              <li key={index}>
                <MarkdownText text={note} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
