import { useEffect } from 'preact/hooks';

type Handlers = Readonly<Record<string, (() => void) | undefined>>;

/** Those that are looked at last are asked first: a view in front of another one. */
const listening: Handlers[] = [];
/** The first key of two (`g d`), for as long as the second is waited for. */
let begun = '';
let forgetting: ReturnType<typeof setTimeout> | undefined;

/** Keys of the page while a component is there: `j`, `Escape`, `g d`. */
export function useKeys(handlers: Handlers): void {
  useEffect(() => {
    listening.unshift(handlers);
    return () => {
      listening.splice(listening.indexOf(handlers), 1);
    };
  });
}

export function followKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
    // a button or a link that has the focus is what Enter and Space are for
    if (event.key === 'Enter' && event.target instanceof Element && event.target.closest('button, a')) return;
    press(event);
  });
}

function press(event: KeyboardEvent): void {
  const keys = begun === '' ? event.key : `${begun} ${event.key}`;
  const handler = listening.map((handlers) => handlers[keys]).find((one) => one !== undefined);
  clearTimeout(forgetting);
  begun = '';
  if (handler !== undefined) {
    event.preventDefault();
    handler();
  } else if (event.key === 'g') {
    begun = 'g';
    forgetting = setTimeout(() => {
      begun = '';
    }, 1_500);
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input:not([type=checkbox]), textarea, select') !== null)
  );
}
