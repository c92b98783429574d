import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A command as a shell would start it. */
export interface Command {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What a block leads to: commands in order, or what the shell says is wrong with it. */
export interface Reading {
  readonly commands: readonly Command[];
  readonly mistake?: string;
}

/** Programs that a block may use, which are not started here, with what the rest of the block needs them to print. */
export type Programs = Readonly<Record<string, string>>;

/** These do no harm in the folder of a page, so that they run. */
const run = ['cat', 'mkdir', 'chmod', 'date', 'head', 'cut'];

/**
 * Lets bash read a block, so that quotes, comments, continued lines and here-documents mean what they mean: it runs in
 * `cwd`, but of every program only its words are noted.
 */
export function readShell(code: string, cwd: string, programs: Programs): Reading {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-shell-'));
  try {
    const notes = join(folder, 'notes');
    const prelude = join(folder, 'prelude');
    writeFileSync(notes, '');
    writeFileSync(prelude, preludeOf(notes, programs));
    const { status, stderr } = spawnSync('bash', ['-c', `. "$0"\n${code}`, prelude], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: cwd },
      timeout: 10_000,
    });
    const commands = commandsIn(readFileSync(notes, 'utf8'));
    return status === 0 && stderr === '' ? { commands } : { commands, mistake: `${status}: ${stderr}` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One write for each command, since those of a pipe note themselves at once. */
function preludeOf(notes: string, programs: Programs): string {
  const note = `note() { printf '%s\\0' "$#" "$@" "\${SALLYPORT_CONFIG_FILE-}" >> '${notes}'; }`;
  const noted = Object.entries(programs).map(
    ([name, prints]) =>
      `${name}() { note ${name} "$@"; ${prints === '' ? '' : `printf '%s\\n' '${prints}';`} }`,
  );
  return [
    'PATH=/nowhere',
    note,
    ...noted,
    ...run.map((name) => `${name}() { command -p ${name} "$@"; }`),
    '',
  ].join('\n');
}

function commandsIn(notes: string): readonly Command[] {
  const fields = notes.split('\0').slice(0, -1);
  const found: Command[] = [];
  while (fields.length > 0) {
    const argv = fields.splice(0, Number(fields.shift()));
    const file = fields.shift();
    found.push({ argv, env: file ? { SALLYPORT_CONFIG_FILE: file } : {} });
  }
  return found;
}
