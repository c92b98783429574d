import * as v from 'valibot';
import type { Options } from './domain/endpoint.ts';
import { isObject } from './domain/json.ts';
import type { Provider } from './domain/provider.ts';

interface EndpointDocument {
  readonly provider: string;
  readonly publicUrl?: string | undefined;
  readonly options?: Options | undefined;
}

interface Mistake {
  readonly message: string;
  readonly path: [v.IssuePathItem, v.IssuePathItem];
}

export const options = v.custom<Options>(isObject, 'must be an object');

/** What is wrong with the options of an endpoint, by what its provider declares. */
export function optionMistakes(
  endpoint: EndpointDocument,
  providers: readonly Provider[],
): readonly Mistake[] {
  const provider = providers.find(({ id }) => id === endpoint.provider);
  return Object.entries(endpoint.options ?? {}).flatMap(([name, value]) => {
    const message = mistakeOf(provider?.options ?? {}, name, value, endpoint);
    return message ? [{ message, path: [step(endpoint, 'options'), step(endpoint.options, name)] }] : [];
  });
}

function mistakeOf(
  declared: NonNullable<Provider['options']>,
  name: string,
  value: unknown,
  { publicUrl }: EndpointDocument,
): string | undefined {
  const option = Object.hasOwn(declared, name) ? declared[name] : undefined;
  if (!option)
    return `no such option of this provider, which has ${Object.keys(declared).join(', ') || 'none'}`;
  if (typeof value !== option.type) return 'must be true or false';
  return value && option.needsPublicUrl && publicUrl === undefined ? 'needs publicUrl beside it' : undefined;
}

function step(input: object | undefined, key: string): v.IssuePathItem {
  return { type: 'unknown', origin: 'value', input, key, value: undefined };
}
