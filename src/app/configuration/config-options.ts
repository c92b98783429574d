import * as v from 'valibot';
import { isObject } from '../../domain/content/json.ts';
import type { Options } from '../../domain/endpoint.ts';
import type { Provider } from '../../domain/provider.ts';

interface Mistake {
  readonly message: string;
  readonly path: [v.IssuePathItem, v.IssuePathItem];
}

export const options = v.custom<Options>(isObject, 'must be an object');

/**
 * What is wrong with the options of an endpoint, by what its provider declares.
 * @param endpoint whatever stands there: what else is wrong with it is told beside this
 */
export function optionMistakes(endpoint: unknown, providers: readonly Provider[]): readonly Mistake[] {
  if (!isObject(endpoint) || !isObject(endpoint.options)) return [];
  const given = endpoint.options;
  const provider = providers.find(({ id }) => id === endpoint.provider);
  if (!provider) return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const message = mistakeOf(provider.options ?? {}, name, value, endpoint.publicUrl);
    return message ? [{ message, path: [step(endpoint, 'options'), step(given, name)] }] : [];
  });
}

function mistakeOf(
  declared: NonNullable<Provider['options']>,
  name: string,
  value: unknown,
  publicUrl: unknown,
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
