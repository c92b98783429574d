import type { KeptDelivery, SendResult } from '../../api.ts';
import { ask } from '../ask.ts';
import { copy } from '../browser/clipboard.ts';
import { replay } from '../deliveries/replaying.ts';
import { msOf } from '../format.ts';
import { attempt, notify } from '../notify.ts';

export function Actions({ delivery: { seq, events } }: { readonly delivery: KeptDelivery }) {
  const path = `/api/deliveries/${seq}`;
  const copyText = (form: string, what: string) =>
    attempt(async () => copy(await ask<string>('GET', `${path}/${form}`), what));
  return (
    <div class="actions">
      {events > 0 && (
        <button type="button" class="primary" onClick={() => replay([seq])}>
          Replay
        </button>
      )}
      <button
        type="button"
        class={events > 0 ? '' : 'primary'}
        onClick={() => attempt(() => sendAgain(path))}
      >
        Send again
      </button>
      <button type="button" onClick={() => copyText('curl', 'the curl command')}>
        Copy as curl
      </button>
      <button type="button" onClick={() => copyText('fixture', 'the fixture')}>
        Copy as fixture
      </button>
      <a class="button" href={`${path}/body`} download={`delivery-${seq}-body`}>
        Save body
      </a>
      <button type="button" onClick={() => copy(`${location.origin}/deliveries/${seq}`, 'the link')}>
        Copy link
      </button>
    </div>
  );
}

async function sendAgain(path: string): Promise<void> {
  const { status, error, ms } = await ask<SendResult>('POST', `${path}/send-again`, {});
  if (error !== undefined) notify(error, 'bad');
  else notify(`Sent again: answered ${status} in ${msOf(ms)}.`, (status ?? 500) < 400 ? 'good' : 'bad');
}
