import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { reason } from '../failure-words.ts';
import { type Io, UserError } from '../io.ts';

/** A file as somebody named it, or standard input. */
export interface GivenFile {
  /** For messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Without a byte order mark. */
  readonly text: string;
  /** The bytes of another file that it names, from its own folder. @throws {UserError} */
  readonly beside: (path: string) => Uint8Array;
}

/** @param path `-` is standard input. @throws {UserError} where it cannot be read, or is empty */
export async function givenFile(path: string, io: Io): Promise<GivenFile> {
  const isInput = path === '-';
  const bytes = unmarked(isInput ? await standardInput(io) : bytesOf(resolve(io.cwd, path), path));
  const name = isInput ? 'standard input' : path;
  if (bytes.length === 0) throw new UserError(`${name} is empty: give it a delivery`);
  const folder = isInput ? io.cwd : dirname(resolve(io.cwd, path));
  return {
    name,
    bytes,
    text: Buffer.from(bytes).toString(),
    beside: (other) => bytesOf(resolve(folder, other), `@${other} in ${name}`),
  };
}

/** The bytes of a file or, for `-`, of standard input. */
export async function bytesOfFile(path: string, option: string, io: Io): Promise<Uint8Array> {
  return path === '-' ? await standardInput(io) : bytesOf(resolve(io.cwd, path), `${option} ${path}`);
}

async function standardInput(io: Io): Promise<Uint8Array> {
  if (!io.in) throw new UserError('-: there is no standard input');
  return await buffer(addAbortSignal(io.stop, io.in));
}

function bytesOf(path: string, name: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UserError(`${name}: ${reason(error)}`);
  }
}

/** As UTF-8 without a mark: PowerShell writes what `>` gets in UTF-16. */
export function unmarked(bytes: Uint8Array): Uint8Array {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return Buffer.from(new TextDecoder('utf-16le').decode(bytes));
  return first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes;
}
