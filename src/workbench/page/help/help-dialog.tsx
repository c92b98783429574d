import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { filterFields } from '../deliveries/filter.ts';
import { keys } from './keys.ts';

export const isHelpOpen = signal(false);

export function HelpDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isHelpOpen.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isHelpOpen.value]);
  const close = () => {
    isHelpOpen.value = false;
  };
  return (
    <dialog ref={dialog} aria-labelledby="help-title" onClose={close}>
      <header class="detail-head">
        <h1 id="help-title">Keys and filters</h1>
        <button type="button" class="quiet close" aria-label="Close the help" onClick={close}>
          ✕
        </button>
      </header>
      <table class="keys">
        <caption class="aloud">Keys</caption>
        <tbody>
          {keys.map(({ press, does }) => (
            <tr key={does}>
              <th scope="row">
                {press.map((each) => (
                  <kbd key={each}>{each}</kbd>
                ))}
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Filter</h2>
      <p>
        All words must be in a delivery. A word may name where:{' '}
        <code>{filterFields.map((field) => `${field}:`).join(' ')}</code>. A <code>-</code> before it leaves
        out what has it.
      </p>
      <p>
        <code>stripe -outcome:duplicate status:4</code>
      </p>
    </dialog>
  );
}
