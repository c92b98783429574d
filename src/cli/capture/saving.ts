import type { KeptContents, KeptLine } from '../../adapters/local/sqlite/delivery-table.ts';
import { capturedFixture, type Expected } from '../../capture/captured-fixture.ts';
import { type Captured, NotCaptured, replacedRequest } from '../../capture/replaced-request.ts';
import { Substitutes } from '../../capture/substitutes.ts';
import { printableText } from '../../domain/content/printable.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { ownHeaders } from '../../workbench/deliveries/sent-before.ts';
import { exitCode, type Io } from '../io.ts';
import { isVerified, typeOf } from './chosen-deliveries.ts';
import { fileStem, type Replaced, replacedBy, writeFixture } from './fixture-files.ts';
import { inFolder } from './made-folder.ts';
import { type FolderProof, folderProof } from './made-proof.ts';
import { realSecrets } from './real-secrets.ts';

interface SavingOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  /** Whether what was turned away is looked for, too. */
  readonly rejected?: boolean;
}

/** Makes fixtures of deliveries, one after the other, and says so. */
export class Saving {
  readonly #folder: string;
  readonly #endpoint: Endpoint;
  readonly #options: SavingOptions;
  readonly #io: Io;
  readonly #proof: FolderProof;
  readonly #secrets: readonly string[];
  readonly #substitutes = new Substitutes();
  #saved = 0;
  #refused = 0;

  private constructor(
    folder: string,
    endpoint: Endpoint,
    options: SavingOptions,
    io: Io,
    proof: FolderProof,
    secrets: readonly string[],
  ) {
    this.#folder = folder;
    this.#endpoint = endpoint;
    this.#options = options;
    this.#io = io;
    this.#proof = proof;
    this.#secrets = secrets;
  }

  /** @throws {UserError} where nobody but the sender can sign */
  static async into(folder: string, endpoint: Endpoint, options: SavingOptions, io: Io): Promise<Saving> {
    const proof = await inFolder(folder, () => folderProof(folder, endpoint.provider));
    return new Saving(folder, endpoint, options, io, proof, realSecrets(endpoint, io));
  }

  /** Whom and what a delivery names is replaced in those that are saved before it, too. */
  learn(contents: KeptContents | undefined): void {
    try {
      if (contents) replacedRequest(this.#captured(contents), this.#substitutes);
    } catch (error) {
      // it is told when it is saved
      if (!(error instanceof NotCaptured)) throw error;
    }
  }

  async save(line: KeptLine, contents: KeptContents | undefined): Promise<void> {
    try {
      if (!contents) throw new NotCaptured('it is no longer in the journal');
      await this.#write(line, contents);
      this.#saved += 1;
    } catch (error) {
      if (!(error instanceof NotCaptured)) throw error;
      this.#refused += 1;
      const why = printableText(error.message, 500);
      if (this.#options.json)
        this.#io.out.write(`${JSON.stringify({ id: line.seq, type: typeOf(line), refused: why })}\n`);
      else this.#io.err.write(`delivery ${line.seq} (${printableText(typeOf(line))}) is not saved: ${why}\n`);
    }
  }

  /** @param isAwaited whether that something comes was all that was wanted. @returns the exit code */
  end(isAwaited = false): number {
    if (isAwaited && this.#saved + this.#refused === 0) return exitCode.ok;
    if (this.#saved + this.#refused === 0)
      this.#io.err.write(
        `nothing to save: the journal has no such delivery of ${this.#endpoint.name}${this.#options.rejected ? '' : '; --rejected saves what was turned away, too'}\n`,
      );
    else if (this.#saved > 0 && !this.#options.dryRun)
      this.#io.err.write(
        `look through them before you share them: what nobody can tell by its name or its shape is left in${this.#told()}\n`,
      );
    return this.#saved > 0 && this.#refused === 0 ? exitCode.ok : exitCode.failed;
  }

  /** By these a gateway reads what it gets: they stay, and stand beside it. */
  #told(): string {
    const { options = {}, publicUrl } = this.#endpoint;
    const texts = Object.keys(options).filter((name) => typeof options[name] === 'string');
    const told = [...texts, ...(publicUrl === undefined ? [] : ['the path of publicUrl'])];
    return told.length === 0 ? '' : `, and so is what the endpoint is told: ${told.join(', ')}`;
  }

  async #write(line: KeptLine, contents: KeptContents): Promise<void> {
    const { time } = line;
    const captured = this.#captured(contents);
    const what = { time, expected: expectedOf(line, captured), secrets: this.#secrets };
    const fixture = await capturedFixture(captured, what, this.#substitutes, this.#proof.at(time));
    const replaced = replacedBy(fixture.edits);
    if (this.#options.dryRun) return this.#tell(line, replaced, {});
    const stem = fileStem(fixture.endpoint.name, typeOf(line));
    const write = () => writeFixture(this.#folder, stem, fixture, this.#proof, time);
    this.#tell(line, replaced, await inFolder(this.#folder, write));
  }

  #tell(
    line: KeptLine,
    replaced: readonly Replaced[],
    { file, isKnown }: { file?: string; isKnown?: boolean },
  ): void {
    const { out } = this.#io;
    const type = typeOf(line);
    const count = replaced.reduce((sum, one) => sum + one.count, 0);
    const values = `${count} value${count === 1 ? '' : 's'}`;
    if (this.#options.json)
      out.write(
        `${JSON.stringify({ id: line.seq, ...(file && { file, isNew: !isKnown }), type, replaced })}\n`,
      );
    else if (file === undefined) {
      out.write(`delivery ${line.seq}  ${printableText(type)}  ${values} would be replaced\n`);
      for (const { path, kind, count: times } of replaced)
        out.write(`  ${kind.padEnd(10)}  ${printableText(path)}${times > 1 ? `  × ${times}` : ''}\n`);
    } else out.write(`${file}  ${printableText(type)}  ${values} replaced${isKnown ? ', as before' : ''}\n`);
  }

  /** As if its endpoint were called after its sender: what it is called here may name a customer. */
  #captured({ said, made, body }: KeptContents): Captured {
    const { method, target, host } = said.request;
    const [, rawQuery = ''] = target.split(/\?(.*)/s) as [string, string?];
    const name = this.#endpoint.provider.id;
    const headers = new Map(ownHeaders(said.request));
    return {
      request: { method, host, rawPath: `/${name}`, rawQuery, headers, body },
      endpoint: { ...this.#endpoint, name },
      types: made.map(({ detail_type }) => detail_type),
    };
  }
}

/** @throws {NotCaptured} for what is no event, and was not turned away for want of a proof */
function expectedOf(line: KeptLine, { types }: Captured): Expected {
  if (isVerified(line)) return { outcome: 'accepted', types };
  if (line.outcome === 'rejected' && line.code !== undefined) return { outcome: 'rejected', code: line.code };
  throw new NotCaptured(
    `it was ${line.outcome}: only what became an event, or was turned away for its proof, can be saved`,
  );
}
