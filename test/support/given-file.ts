import { type GivenFile, givenFile } from '../../src/cli/delivery-forms/given-file.ts';
import { notedIo } from './noted-io.ts';

/** A file with a delivery, as somebody's program wrote it. */
export function formFile(name: string): Promise<GivenFile> {
  return givenFile(`test/fixtures/forms/${name}`, notedIo({ cwd: process.cwd() }).io);
}

/** @param others what it may name, by their names */
export function fileOf(
  content: string | Uint8Array,
  others: Readonly<Record<string, string>> = {},
): GivenFile {
  const bytes = Buffer.from(content);
  return {
    name: 'it',
    bytes,
    text: bytes.toString(),
    beside: (path) => Buffer.from(others[path] ?? ''),
  };
}
