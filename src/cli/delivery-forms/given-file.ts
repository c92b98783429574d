import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { reason } from '../errors/failure-words.ts';
import { type Io, UserError } from '../io.ts';
import { mostBytes, refuseLarger } from './most-bytes.ts';

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
  const name = isInput ? 'standard input' : path;
  const most = mostBytes.ofFile;
  const bytes = unmarked(
    isInput ? await standardInput(io, name, most) : bytesOf(resolve(io.cwd, path), path, most),
  );
  if (bytes.length === 0) throw new UserError(`${name} is empty: give it a delivery`);
  const folder = isInput ? io.cwd : dirname(resolve(io.cwd, path));
  return {
    name,
    bytes,
    text: Buffer.from(bytes).toString(),
    beside: (other) => bytesOf(resolve(folder, other), `@${other} in ${name}`, mostBytes.ofBody),
  };
}

/** The bytes of a file or, for `-`, of standard input. */
export async function bytesOfFile(path: string, option: string, io: Io): Promise<Uint8Array> {
  const [name, most] = [`${option} ${path}`, mostBytes.ofBody];
  return path === '-' ? await standardInput(io, name, most) : bytesOf(resolve(io.cwd, path), name, most);
}

async function standardInput(io: Io, name: string, most: number): Promise<Uint8Array> {
  if (!io.in) throw new UserError('-: there is no standard input');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of addAbortSignal(io.stop, io.in)) {
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    refuseLarger(bytes, most, name);
    chunks.push(piece);
  }
  return Buffer.concat(chunks);
}

/** Its size is looked at before it is read. */
function bytesOf(path: string, name: string, most: number): Uint8Array {
  try {
    refuseLarger(statSync(path).size, most, name);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${name}: ${reason(error)}`);
  }
}

/** As UTF-8 without a mark: PowerShell writes what `>` gets in UTF-16. */
export function unmarked(bytes: Uint8Array): Uint8Array {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return Buffer.from(new TextDecoder('utf-16le').decode(bytes));
  return first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes;
}
