import type { Account } from './account.ts';
import { needsOwn, smallLimitNote, whyRefused, whyRefusedAtBest } from './concurrency.ts';

interface Findings {
  /** Why nothing is deployed. */
  readonly refusal?: string;
  /** What is good to know; deployed is all the same. */
  readonly note?: string;
}

/**
 * What AWS would refuse only after ten minutes, or never tell. Not being allowed to ask is no reason to deploy nothing.
 * @param context as CDK has it; what is no number in it is for the app to judge
 */
export async function preflight(
  account: Pick<Account, 'concurrency' | 'reservedBy'>,
  context: Readonly<Record<string, unknown>>,
): Promise<Findings> {
  const { reservedConcurrency, stack = 'Sallyport' } = context;
  const reservation = /^\d+$/.test(String(reservedConcurrency)) ? Number(reservedConcurrency) : 0;
  try {
    const has = await account.concurrency();
    const refusal =
      whyRefusedAtBest(reservation, has) ??
      (needsOwn(reservation, has)
        ? whyRefused(reservation, has, await account.reservedBy(String(stack)))
        : undefined);
    if (refusal !== undefined) return { refusal };
    const note = smallLimitNote(has);
    return note === undefined ? {} : { note };
  } catch (error) {
    const { name, message } = error as Error;
    return {
      note:
        `Whether this account can run as many functions at once as are wanted could not be read (${name}: ${message}). ` +
        'It takes lambda:GetAccountSettings and, where reservedConcurrency is set, cloudformation:DescribeStackResource ' +
        'and lambda:GetFunctionConcurrency. Deploying without an answer.',
    };
  }
}
