import { readSecretFile, textOf, toStaged } from '../../adapters/local/files/secret-file.ts';
import { isObject, parseJson } from '../../domain/content/json.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { Io } from '../io.ts';
import { statePaths } from '../state-folder.ts';

/** The texts that are stored here for an endpoint, at any stage: none of them may be in a file that others see. */
export function realSecrets({ secretId, provider }: Endpoint, io: Io): readonly string[] {
  // what everybody may see is no secret
  if (secretId === undefined || provider.scheme.credential?.write) return [];
  try {
    const stored = readSecretFile(statePaths(io).secrets)[secretId];
    return Object.values(toStaged(stored)).flatMap((one) => textsIn(textOf(one)));
  } catch {
    // the journal has hidden them
    return [];
  }
}

/** Each text of a list, and of the fields of one. */
function textsIn(text: string | undefined): readonly string[] {
  const value = parseJson(text ?? '')?.value;
  const leaves = (inner: unknown): readonly string[] => {
    if (typeof inner === 'string') return [inner];
    if (Array.isArray(inner)) return inner.flatMap(leaves);
    return isObject(inner) ? Object.values(inner).flatMap(leaves) : [];
  };
  return text === undefined ? [] : typeof value === 'object' ? leaves(value) : [text];
}
