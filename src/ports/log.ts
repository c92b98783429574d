/** Plain data for one log line. Never a body, a secret, a signature, a raw header or a query string. */
export type LogFields = { readonly [name: string]: LogValue };
type LogValue = string | number | boolean | undefined | readonly string[] | LogFields;

export type LogLevel = 'info' | 'warn' | 'error';

/** Structured lines for the people who run the gateway. Implementations clip and escape every value. */
export interface Log {
  /** @param name what happened, as a stable word to search for: `delivery`, `breaker_open` … */
  write(level: LogLevel, name: string, fields: LogFields): void;
}
