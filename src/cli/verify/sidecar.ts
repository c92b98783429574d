import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isObject, numberField, ownField, parseJson, textField } from '../../domain/content/json.ts';
import type { Options } from '../../domain/options.ts';
import { timeOf } from '../delivery-forms/time-of.ts';
import type { Io } from '../io.ts';

/** What `capture` wrote beside a request: by what it verifies, in a folder without a configuration. */
export interface Sidecar {
  /** As it is told to people: `captured/github-push-1.json`. */
  readonly from: string;
  readonly endpoint: string;
  readonly provider: string;
  /** As they stand there; whoever makes an endpoint of them checks them. */
  readonly options: Options;
  readonly publicUrl: string | undefined;
  /** Epoch ms at which it is good. */
  readonly now: number | undefined;
  /** The path of the file with its secret. */
  readonly secretFile: string | undefined;
  /** What stands at the addresses of the sender's keys. */
  readonly published: readonly string[];
}

/** @param path of a request, as somebody named it. @returns nothing where no capture wrote it */
export function sidecarOf(path: string, io: Io): Sidecar | undefined {
  if (!path.endsWith('.http')) return undefined;
  const from = path.replace(/[.]http$/, '.json');
  const said = parseJson(textOf(resolve(io.cwd, from)))?.value;
  const [endpoint, provider] = [textField(said, 'endpoint'), textField(said, 'provider')];
  if (textField(said, 'request') !== basename(path) || endpoint === undefined || provider === undefined)
    return undefined;
  const [options, published] = [ownField(said, 'options'), ownField(said, 'published')];
  const secretFile = textField(said, 'secretFile');
  // it may be a stranger's, who names no file but one that came with it
  const isBeside = secretFile !== undefined && secretFile === basename(secretFile);
  return {
    from,
    endpoint,
    provider,
    options: isObject(options) ? (options as Options) : {},
    publicUrl: textField(said, 'publicUrl'),
    now: timeOf(numberField(said, 'now')),
    secretFile: isBeside ? join(dirname(path), secretFile) : undefined,
    published: isObject(published) ? Object.values(published).filter((text) => typeof text === 'string') : [],
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
