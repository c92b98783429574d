import type { Endpoint } from '../domain/endpoint.ts';

/** A request as a provider would send it, but for its signature. */
export interface Sample {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** @param unique a text that no other delivery has, for ids */
export type MakeSample = (unique: string) => Sample;

/** What a provider sends, by the name of the event. The first is sent where none is named. */
export type Samples = Readonly<Record<string, MakeSample>>;

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
