import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { root } from '../../docs/support/page-files.ts';
import type { Block } from '../../docs/support/pages.ts';
import { programs } from '../../docs/support/programs.ts';

const program = fileURLToPath(new URL('program.ts', import.meta.url));
const node = join(root, 'node_modules/.bin/node');
const longestPageMs = 60_000;
const longestQuote = 2_000;

/** A command of a page. */
interface Typed {
  /** Page and line of the block that it stands in. */
  readonly at: string;
  readonly argv: readonly string[];
  /** The exit code; absent where it was only noted. */
  readonly code?: number | null;
}

type Step = { readonly block: string } | Omit<Typed, 'at'>;

export interface Result {
  readonly typed: readonly Typed[];
  /** Where and what: page, line, command, exit code, and what was printed last. Empty: all went well. */
  readonly mistake: string;
}

/**
 * Types the blocks of a page into one shell, one after the other, in a folder of its own that has what a built clone has.
 * The first command that fails ends it.
 */
export class Typist {
  readonly #folder = mkdtempSync(join(tmpdir(), 'sallyport-runbook-'));
  readonly #cwd = join(this.#folder, 'clone');
  readonly #journal = join(this.#folder, 'journal');
  readonly #environment: Readonly<Record<string, string>>;

  /** @param environment of AWS, and what else the reader has */
  constructor(environment: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>) {
    const path = join(this.#folder, 'programs');
    for (const folder of [this.#cwd, path]) mkdirSync(folder);
    for (const name of Object.keys(programs)) {
      const script = `#!/bin/sh\nexec '${node}' '${program}' ${name} "$@"\n`;
      writeFileSync(join(path, name), script, { mode: 0o755 });
    }
    symlinkSync(join(root, 'dist'), join(this.#cwd, 'dist'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.#cwd, name), text);
    writeFileSync(this.#journal, '');
    this.#environment = {
      ...environment,
      PATH: `${path}:/usr/bin:/bin`,
      HOME: this.#cwd,
      RUNBOOK_JOURNAL: this.#journal,
      RUNBOOK_AWS: process.env.AWS_CLI ?? '',
      RUNBOOK_SALLYPORT: join(root, 'dist/cli.mjs'),
    };
  }

  async type(blocks: readonly Block[]): Promise<Result> {
    const scripts = blocks.map((block) => this.#script(block));
    const { code, output } = await this.#bash(['set -euo pipefail', 'exec 2>&1', ...scripts].join('\n'));
    const steps = readFileSync(this.#journal, 'utf8').split('\n').slice(0, -1);
    const typed: Typed[] = [];
    let at = '';
    for (const step of steps.map((line) => JSON.parse(line) as Step)) {
      if ('block' in step) at = step.block;
      else typed.push({ at, ...step });
    }
    const failed = typed.find((one) => one.code !== undefined && one.code !== 0);
    if (code === 0 && !failed) return { typed, mistake: '' };
    const words = failed
      ? `\`${failed.argv.join(' ')}\` ended with ${failed.code}`
      : `the shell ended with ${code}`;
    return { typed, mistake: `${failed?.at ?? at}: ${words}\n${output.slice(-longestQuote)}` };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  /** A file that the shell reads as if somebody typed it. */
  #script({ page, line, code }: Block): string {
    const block = `${page}:${line}`;
    const path = join(this.#folder, block.replaceAll('/', '.'));
    writeFileSync(path, `${code}\n`);
    return `echo '${JSON.stringify({ block })}' >> '${this.#journal}'; . '${path}'`;
  }

  async #bash(script: string): Promise<{ readonly code: number | null; readonly output: string }> {
    const child = spawn('bash', ['-c', script], {
      cwd: this.#cwd,
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: longestPageMs,
    });
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    return { code, output };
  }
}
