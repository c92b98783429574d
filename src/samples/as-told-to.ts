import type { Endpoint } from '../domain/endpoint.ts';
import type { Sample } from './sample.ts';

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
