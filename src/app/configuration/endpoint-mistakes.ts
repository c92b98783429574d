import type * as v from 'valibot';
import { isObject } from '../../domain/content/json.ts';
import { type Options, optionMistakes } from '../../domain/options.ts';
import { configured, type Provider } from '../../domain/provider.ts';
import { didYouMean } from '../../words/did-you-mean.ts';

interface Mistake {
  readonly message: string;
  readonly path: [v.IssuePathItem, ...v.IssuePathItem[]];
}

/**
 * What is wrong with an endpoint by what its provider declares.
 * @param endpoint whatever stands there: what else is wrong with it is told beside this
 */
export function endpointMistakes(endpoint: unknown, providers: readonly Provider[]): readonly Mistake[] {
  if (!isObject(endpoint)) return [];
  const provider = providers.find(({ id }) => id === endpoint.provider);
  const { options = {} } = endpoint;
  const wrongOptions = provider && isObject(options) ? mistakesOf(provider, options, endpoint.publicUrl) : [];
  const together = wrongOptions.length === 0 ? togetherMistake(endpoint, provider) : undefined;
  if (together !== undefined) return [{ message: together, path: [step(endpoint, 'options')] }];
  const secret = wrongOptions.length === 0 ? secretMistake(endpoint, provider) : undefined;
  const ofSecret: readonly Mistake[] =
    secret === undefined ? [] : [{ message: secret, path: [step(endpoint, 'secretId')] }];
  return [
    ...ofSecret,
    ...wrongOptions.map(
      ({ name, message }): Mistake => ({ message, path: [step(endpoint, 'options'), step(endpoint, name)] }),
    ),
  ];
}

/** Of an option that the provider does not have, with the one that may be meant. */
function mistakesOf(
  { options: declared = {} }: Provider,
  given: Readonly<Record<string, unknown>>,
  publicUrl: unknown,
) {
  return optionMistakes(declared, given, publicUrl).map(({ name, message }) => {
    const question = Object.hasOwn(declared, name) ? '' : didYouMean(name, Object.keys(declared), '');
    return { name, message: question === '' ? message : `${message}; ${question}` };
  });
}

/** What is wrong with options of which each alone is right. */
function togetherMistake(
  { options }: Readonly<Record<string, unknown>>,
  provider: Provider | undefined,
): string | undefined {
  try {
    if (provider) configured(provider, valuesOf(options));
    return undefined;
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

function valuesOf(options: unknown): Options {
  return isObject(options) ? (options as Options) : {};
}

function secretMistake(
  { secretId, options }: Readonly<Record<string, unknown>>,
  provider: Provider | undefined,
): string | undefined {
  const isStored = !provider || configured(provider, valuesOf(options)).scheme.credential !== undefined;
  if (isStored) return secretId === undefined ? 'is missing' : undefined;
  return secretId === undefined
    ? undefined
    : 'has no use: this provider publishes its keys, and nothing is stored';
}

function step(input: object, key: string): v.IssuePathItem {
  return { type: 'unknown', origin: 'value', input, key, value: undefined };
}
