import { useState } from 'preact/hooks';
import type { SendResult } from '../../api.ts';
import { ask } from '../ask.ts';
import { attempt, notify } from '../notify.ts';

/** What the example pattern matches, so that the first rule does within seconds. */
const first = { endpoint: 'github', sample: 'pull_request.opened' };

export function NothingYet() {
  const [isSending, setIsSending] = useState(false);
  const send = async () => {
    setIsSending(true);
    await attempt(sendFirst);
    setIsSending(false);
  };
  return (
    <section class="tried empty" aria-label="Received events">
      <h2>No events yet</h2>
      <p>
        The pattern is tried on events as they come, and on those that are kept. A sample will do to begin
        with.
      </p>
      <button type="button" class="primary" disabled={isSending} onClick={send}>
        Send a pull request of GitHub
      </button>
      <p>
        <a href="/senders">Or a sample of any other sender</a>
      </p>
    </section>
  );
}

async function sendFirst(): Promise<void> {
  const { endpoint, sample } = first;
  const result = await ask<SendResult>('POST', `/api/senders/${endpoint}/send`, { sample });
  if (result.error !== undefined) notify(result.error, 'bad');
  else notify(`Sent ${sample}, answered ${result.status}`, 'good');
}
