import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { reason } from '../errors/failure-words.ts';
import { type Io, UserError } from '../io.ts';

/** What of a command line says them. */
export interface OwnPartOptions {
  /** A body of one's own; `-` is standard input. */
  readonly file?: string | undefined;
  /** `name: value`, in place of any other header of that name. */
  readonly header?: readonly string[] | undefined;
}

export interface OwnParts {
  readonly body: Uint8Array | undefined;
  /** By their names in lower case. */
  readonly forced: ReadonlyMap<string, string>;
}

/** What the user puts in the place of a sample's parts: the bytes of a file as they are, and headers. */
export async function ownParts({ file, header = [] }: OwnPartOptions, io: Io): Promise<OwnParts> {
  const forced = new Map(header.map(parseHeader));
  return { body: file === undefined ? undefined : await readBody(file, io), forced };
}

async function readBody(file: string, io: Io): Promise<Uint8Array> {
  if (file === '-') {
    if (!io.in) throw new UserError('--file -: there is no standard input');
    return buffer(addAbortSignal(io.stop, io.in));
  }
  try {
    return readFileSync(resolve(io.cwd, file));
  } catch (error) {
    throw new UserError(`--file ${file}: ${reason(error)}`);
  }
}

/** Names and values as HTTP has them: https://www.rfc-editor.org/rfc/rfc9110#name-field-values */
function parseHeader(text: string): readonly [string, string] {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new UserError(`--header '${text}': write it as 'name: value'`);
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
    throw new UserError(`--header ${name}: a value has printable characters of Latin-1 only`);
  return [name.toLowerCase(), value];
}
