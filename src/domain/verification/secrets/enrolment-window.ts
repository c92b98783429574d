import { fieldAt, numberField, parseJson, textField } from '../../content/json.ts';

/**
 * The time in which a sender may deliver the secret that it will sign with. It is kept where the secret is, in the place of one
 * that waits: it needs no store of its own, and what takes its place ends it. It is no secret and verifies nothing.
 */
export interface EnrolmentWindow {
  /** What the sender's URL must show: else whoever came first would be believed, and a stranger may come first. */
  readonly ticket: string;
  /** Epoch ms. */
  readonly until: number;
}

/** What carries the ticket in the query of the sender's URL. */
export const ticketParameter = 'enrol';

const longestWindowMs = 3_600_000;
/** By which the clock of who opens it may differ from ours. */
const mostSkewMs = 300_000;

const ticketShape = /^[0-9a-f]{32}$/;

export function isTicket(text: string): boolean {
  return ticketShape.test(text);
}

/** One that is open for longer than any may be was opened by a wrong clock. */
export function isOpen({ until }: EnrolmentWindow, now: number): boolean {
  return now < until && until <= now + longestWindowMs + mostSkewMs;
}

/** As it is stored. */
export function windowText({ ticket, until }: EnrolmentWindow): string {
  return JSON.stringify({ enrolment: { ticket, until } });
}

/** @returns nothing for any other text that is stored */
export function readWindow(text: string): EnrolmentWindow | undefined {
  const said = fieldAt(parseJson(text)?.value, 'enrolment');
  const ticket = textField(said, 'ticket');
  const until = numberField(said, 'until');
  return ticket !== undefined && isTicket(ticket) && until !== undefined ? { ticket, until } : undefined;
}
