/**
 * Plain data for one log line. Never a body, a secret, a signature or a query string, and of the headers only what says
 * who came, of a delivery that was turned away.
 */
export type LogFields = { readonly [name: string]: LogValue };
type LogValue = string | number | boolean | undefined | readonly string[] | LogFields;

export type LogLevel = 'info' | 'warn' | 'error';

/** Structured lines for the people who run the gateway. Implementations clip and escape every value. */
export interface Log {
  /** @param name what happened, as a stable word to search for: `delivery`, `breaker_open` … */
  write(level: LogLevel, name: string, fields: LogFields): void;
}
