import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** ZIP counts years from 1980, in local time: the middle of a year is the same date in every time zone. */
const mtime = new Date(1980, 5, 15);

/** Zips a flat folder so that the same files make the same bytes: sorted, with fixed dates and modes. */
export async function zipFolder(folder: string, target: string): Promise<void> {
  const zip = new ZipFile();
  for (const name of readdirSync(folder).sort()) {
    zip.addBuffer(readFileSync(join(folder, name)), name, { mtime, mode: 0o100644, forceDosTimestamp: true });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(target));
}
