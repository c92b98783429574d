import type { KeptLine } from '../../adapters/local/sqlite/delivery-table.ts';
import type { JournalFile } from '../../adapters/local/sqlite/journal-file.ts';
import { UserError } from '../io.ts';

/** Which deliveries of an endpoint are meant. */
export interface Choice {
  readonly id?: readonly number[];
  /** The newest so many. */
  readonly last?: number;
  /** Epoch ms. */
  readonly since?: number;
  /** Those that were turned away too. */
  readonly rejected?: boolean;
}

const linesAtOnce = 500;

/** Oldest first. @throws {UserError} where one that is named is not there */
export function chosenLines(file: JournalFile, endpoint: string, choice: Choice): readonly KeptLine[] {
  if (choice.id) return [...new Set(choice.id)].sort((a, b) => a - b).map((id) => named(file, endpoint, id));
  const { last, since } = choice;
  const isEach = last === undefined && since === undefined;
  const types = new Set<string>();
  const chosen: KeptLine[] = [];
  for (const line of newestFirst(file)) {
    if (since !== undefined && line.time < since) break;
    if (!isMeant(line, endpoint, choice)) continue;
    const type = typeOf(line);
    if (isEach && types.has(type)) continue;
    types.add(type);
    chosen.push(line);
    if (chosen.length === last) break;
  }
  return chosen.reverse();
}

/** Those that came behind one, oldest first. @param after its number */
export function linesAfter(
  file: JournalFile,
  endpoint: string,
  after: number,
  choice: Choice,
): readonly KeptLine[] {
  const came: KeptLine[] = [];
  for (const line of newestFirst(file)) {
    if (line.seq <= after) break;
    if (isMeant(line, endpoint, choice)) came.push(line);
  }
  return came.reverse();
}

export function newestNumber(file: JournalFile): number {
  return file.page(undefined, 1)[0]?.seq ?? 0;
}

/** What a fixture is called by: its type or, of what was turned away, why. */
export function typeOf({ type, code, outcome }: KeptLine): string {
  return type ?? code ?? outcome;
}

export function isVerified({ outcome, type }: KeptLine): boolean {
  return type !== undefined && (outcome === 'accepted' || outcome === 'parked' || outcome === 'duplicate');
}

function* newestFirst(file: JournalFile): Generator<KeptLine> {
  let before: number | undefined;
  for (;;) {
    const lines = file.page(before, linesAtOnce);
    yield* lines;
    before = lines.at(-1)?.seq;
    if (lines.length < linesAtOnce) return;
  }
}

function isMeant(line: KeptLine, endpoint: string, { rejected = false }: Choice): boolean {
  return line.endpoint === endpoint && (isVerified(line) || (rejected && line.outcome === 'rejected'));
}

function named(file: JournalFile, endpoint: string, id: number): KeptLine {
  const line = file.line(id);
  if (!line) throw new UserError(`there is no delivery ${id} in the journal`);
  if (line.endpoint !== endpoint)
    throw new UserError(`delivery ${id} came to ${line.endpoint}, and not to ${endpoint}`);
  return line;
}
