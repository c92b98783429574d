import type { LambdaEntry } from '../../app/functions/functions.ts';
import type { Customisation } from '../../app/lambda-entry.ts';
import type { Provider } from '../../domain/provider.ts';

/** What an entry of somebody's own says, which is called here in place of a start in Lambda. */
export interface HandedOver extends Required<Customisation> {
  /** Whether the built-in providers are known beside these. */
  readonly hasBuiltIn: boolean;
}

let last: HandedOver | undefined;

/** @returns what the entry that was loaded has handed over, if it has */
export function handedOver(): HandedOver | undefined {
  return last;
}

/** The `lambdaEntry` of the package, for an entry that is loaded here. */
export async function lambdaEntry({
  providers = [],
  modules = [],
}: Customisation = {}): Promise<LambdaEntry> {
  last = { providers, modules, hasBuiltIn: true };
  return uncalled;
}

/** The `lambdaEntryOf` of the package. */
export async function lambdaEntryOf(
  providers: readonly Provider[],
  { modules = [] }: Pick<Customisation, 'modules'> = {},
): Promise<LambdaEntry> {
  last = { providers, modules, hasBuiltIn: false };
  return uncalled;
}

async function isNoFunction(): Promise<never> {
  throw new Error('the gateway is called through sallyport serve');
}

const uncalled: LambdaEntry = { handler: isNoFunction, redrive: isNoFunction, check: isNoFunction };
