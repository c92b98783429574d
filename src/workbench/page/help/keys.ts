interface Key {
  readonly press: readonly string[];
  readonly does: string;
}

/** All keys of the page, as the help shows them. They are off while one types. */
export const keys: readonly Key[] = [
  { press: ['/'], does: 'Filter' },
  { press: ['j', '↓'], does: 'Next delivery' },
  { press: ['k', '↑'], does: 'Previous delivery' },
  { press: ['Home', 'End'], does: 'First and last' },
  { press: ['Enter'], does: 'Open' },
  { press: ['Esc'], does: 'Close, or leave the filter' },
  { press: ['x', 'Space'], does: 'Mark; Shift and a click marks all between' },
  { press: ['r'], does: 'Replay what is marked, or else what is open' },
  { press: ['g d'], does: 'Go to deliveries' },
  { press: ['g r'], does: 'Go to rules' },
  { press: ['g s'], does: 'Go to senders' },
  { press: ['?'], does: 'This help' },
];
