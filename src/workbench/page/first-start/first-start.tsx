import { useState } from 'preact/hooks';
import type { SenderRow } from '../../api.ts';
import { useAsked } from '../browser/asked.ts';
import { addressOf, go } from '../browser/location.ts';
import { state } from '../live.ts';
import { attempt } from '../notify.ts';
import { type Sent, sendSample } from '../senders/sending.ts';
import { SentWords } from '../senders/sent-words.tsx';
import { ConnectSender } from './connect-sender.tsx';

/** What to do while nothing has come yet. */
export function FirstStart() {
  return (
    <div class="first-start">
      <h1>Nothing has come yet</h1>
      <p class="dim">
        The gateway listens at <code>{state.value?.gateway}</code>. What comes is shown here as it comes.
      </p>
      <ol class="first-steps">
        <li>
          <h2>Send a sample</h2>
          <SendSample />
        </li>
        <li>
          <h2>Connect a real sender</h2>
          <ConnectSender gateway={state.value?.gateway ?? ''} />
        </li>
        <li>
          <h2>Write a rule</h2>
          <p>
            A rule is an EventBridge pattern with a target: your own consumer, or a file. It is tried on the
            events that have come, while you write it.
          </p>
          <a class="button" href="/rules">
            Write a rule
          </a>
        </li>
      </ol>
    </div>
  );
}

function SendSample() {
  const { value: senders, error } = useAsked<readonly SenderRow[]>('/api/senders');
  const [sent, setSent] = useState<Sent | undefined>(undefined);
  const [isSending, setSending] = useState(false);
  const send = async (endpoint: string) => {
    setSending(true);
    const now = await attempt(() => sendSample(endpoint, undefined, setSent));
    setSending(false);
    if (now?.seq !== undefined) go(addressOf({ view: 'deliveries', seq: now.seq }));
  };
  const ready = (senders ?? []).filter(({ isReady }) => isReady).slice(0, 3);
  return (
    <>
      <p>
        It is signed as its sender does, proven by the gateway, and put onto the bus: all on this machine.
      </p>
      {error !== undefined && <p class="bad">{error}</p>}
      <div class="actions">
        {ready.map(({ endpoint, name }, index) => (
          <button
            key={endpoint}
            type="button"
            class={index === 0 ? 'primary' : ''}
            disabled={isSending}
            onClick={() => send(endpoint)}
          >
            Send a sample of {name}
          </button>
        ))}
        <a class="button" href="/senders">
          Another sender
        </a>
      </div>
      <p role="status">{sent !== undefined && <SentWords sent={sent} />}</p>
    </>
  );
}
