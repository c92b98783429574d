import { isObject } from '../../domain/content/json.ts';
import type { Provider } from '../../domain/provider.ts';
import { builtIn } from './built-in.ts';
import type { ConfigDocument } from './config-of.ts';

/** Every built-in provider: for who lists them, or needs no document to name them. */
export async function everyProvider(): Promise<readonly Provider[]> {
  return Promise.all([...builtIn.values()].map((make) => make()));
}

/** The built-in providers that a document names; what else is wrong with it is found by who checks it. */
export async function namedProviders({ endpoints }: ConfigDocument): Promise<readonly Provider[]> {
  const named = Object.values(isObject(endpoints) ? endpoints : {}).map((endpoint) =>
    isObject(endpoint) ? endpoint.provider : undefined,
  );
  return Promise.all([...builtIn].flatMap(([id, make]) => (named.includes(id) ? [make()] : [])));
}
