import { existsSync } from 'node:fs';
import { Database } from '../../adapters/local/sqlite/database.ts';
import type { KeptContents, KeptLine } from '../../adapters/local/sqlite/delivery-table.ts';
import { JournalFile } from '../../adapters/local/sqlite/journal-file.ts';
import { printableText } from '../../domain/content/printable.ts';
import { hidden } from '../../domain/hiding/spellings.ts';
import { namesDelivery } from '../../replay/named.ts';
import { reason } from '../errors/failure-words.ts';
import { exitCode, type Io, UserError } from '../io.ts';
import { statePaths } from '../state-folder.ts';
import type { FormedDelivery } from './form.ts';
import { joinedHeaders, targetOf, withHost } from './request-parts.ts';

export interface JournalledDelivery extends FormedDelivery {
  /** The name of its endpoint, or the path where it came to none. */
  readonly endpoint: string;
}

const pageLength = 500;

/**
 * A delivery that `serve` kept in this folder.
 * @param name its number, its URN or what follows the endpoint in that, or what a header of it says: the id that the sender gave it
 * @throws {UserError}
 */
export function journalled(name: string, io: Io): JournalledDelivery {
  const { deliveries: path } = statePaths(io);
  if (!existsSync(path))
    throw new UserError(
      `--id: there is no ${path}; sallyport serve keeps deliveries there, in the folder in which it is started`,
    );
  try {
    const file = new JournalFile(new Database(path));
    try {
      const found = find(name, file);
      if (found) return deliveryOf(found);
    } finally {
      file.close();
    }
  } catch (error) {
    throw new UserError(`${path}: ${reason(error)}`, exitCode.failed);
  }
  throw new UserError(
    `--id ${printableText(name)}: there is no such delivery in ${path}; the workbench has the number of each in its address, /deliveries/<number>`,
  );
}

interface Found {
  readonly line: KeptLine;
  readonly contents: KeptContents;
}

function find(name: string, file: JournalFile): Found | undefined {
  if (/^\d{1,15}$/.test(name)) {
    const [line, contents] = [file.line(Number(name)), file.contents(Number(name))];
    if (line && contents) return { line, contents };
  }
  let before: number | undefined;
  for (;;) {
    const lines = file.page(before, pageLength);
    for (const line of lines) {
      const contents = file.contents(line.seq);
      if (contents && isCalled(name, line.endpoint, contents)) return { line, contents };
    }
    before = lines.at(-1)?.seq;
    if (before === undefined) return undefined;
  }
}

function isCalled(name: string, endpoint: string, { said, made }: KeptContents): boolean {
  return (
    made.some(({ resources: [urn = ''] }) => namesDelivery(name, endpoint, urn)) ||
    said.request.headers.some(([, value]) => value === name)
  );
}

function deliveryOf({ line, contents: { said, body } }: Found): JournalledDelivery {
  const { method, target, host, headers } = said.request;
  const shown = [target, ...headers.map(([, value]) => value), Buffer.from(body).toString('latin1')];
  const isHidden = shown.some((text) => text.includes(hidden));
  return {
    endpoint: line.endpoint,
    request: { method, host, ...targetOf(target), headers: withHost(joinedHeaders(headers), host), body },
    cameAt: line.time,
    notes: isHidden
      ? [
          `where a secret stood the journal has ${hidden}: what of that was shown or signed cannot be told any more`,
        ]
      : [],
  };
}
