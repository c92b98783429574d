import type { EntryFunctions } from './functions.ts';

/**
 * Whether this process was made for that export, as Lambda says: `index.redrive`. Outside of Lambda, as in a test, deliveries
 * are about to come.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function handles(name: keyof EntryFunctions): boolean {
  return (process.env._HANDLER ?? 'index.handler').split('.').at(-1) === name;
}
