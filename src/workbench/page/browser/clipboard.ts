import { notify } from '../notify.ts';

/** @param what as in "Copied the secret." */
export async function copy(text: string, what: string): Promise<void> {
  if (await isWritten(text)) notify(`Copied ${what}.`, 'good');
  else notify(`The browser did not let ${what} be copied.`, 'bad');
}

async function isWritten(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // over plain HTTP from another machine there is no clipboard but this
    return isCopiedByCommand(text);
  }
}

function isCopiedByCommand(text: string): boolean {
  const had = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  area.className = 'aloud';
  document.body.append(area);
  area.select();
  const isDone = document.execCommand('copy');
  area.remove();
  if (had instanceof HTMLElement) had.focus();
  return isDone;
}
