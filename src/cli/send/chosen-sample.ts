import type { Provider } from '../../domain/provider.ts';
import { samples } from '../../samples/index.ts';
import type { MakeSample } from '../../samples/sample.ts';
import { didYouMean } from '../../words/did-you-mean.ts';
import { few } from '../../words/few.ts';
import { UserError } from '../io.ts';

/**
 * What is sent for a provider, but for what the user puts in its place.
 * @param event which sample; the first where none is named
 * @param hasBody whether the user brings a body, so that a provider without samples can do with none
 * @throws {UserError} where there is no such sample
 */
export async function chosenSample(
  { id, methods }: Provider,
  event: string | undefined,
  hasBody: boolean,
): Promise<MakeSample> {
  const known = new Map(Object.entries((await samples.get(id)?.()) ?? {}));
  const names = [...known.keys()];
  if (names.length === 0) {
    if (hasBody && event === undefined) return () => ({ method: methods[0], headers: json, body: '' });
    throw new UserError(
      `there is no sample of ${id}; send a body of your own: sallyport send ${id} --file <path>, and --header where it is not JSON`,
    );
  }
  const make = known.get(event ?? names[0] ?? '');
  if (make) return make;
  throw noSample(event ?? '', id, names);
}

/** Asks which is meant of those that a provider has. */
export function noSample(name: string, id: string, names: readonly string[]): UserError {
  return new UserError(
    `there is no sample '${name}' of ${id}; ${didYouMean(name, names, `there are: ${few(names)}`)}`,
  );
}

const json = { 'content-type': 'application/json' };
