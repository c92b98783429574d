import type { Endpoint } from '../domain/endpoint.ts';
import type { Provider } from '../domain/provider.ts';
import { samples } from '../samples/index.ts';
import type { MakeSample, Sample } from '../samples/sample.ts';
import { UserError } from './io.ts';

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
  throw new UserError(`there is no sample '${event}' of ${id}; there are: ${names.sort().join(', ')}`);
}

/** A sample names the topic or account that the documentation shows: for an endpoint that is told of another one, that one. */
export function asToldTo({ provider, options = {} }: Endpoint, sample: Sample): Sample {
  const told = Object.entries(provider.options ?? {}).map(([name, { example }]) => [example, options[name]]);
  const retold = (text: string) =>
    told.reduce(
      (so, [shown, own]) =>
        typeof shown === 'string' && typeof own === 'string' ? so.replaceAll(shown, own) : so,
      text,
    );
  const { headers, body } = sample;
  return {
    ...sample,
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, retold(text)])),
    body: typeof body === 'string' ? retold(body) : body,
  };
}

const json = { 'content-type': 'application/json' };
