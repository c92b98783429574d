import { basename, dirname } from 'node:path';
import type { Log } from '../../ports/log.ts';
import type { RuleBody, RulesState } from '../api.ts';
import { RefusedError, type Rules } from '../workbench.ts';
import { nameOfCommand, type ReadRule, readRule, readRules } from './read-rules.ts';
import { withRule } from './rule-texts.ts';
import type { RulesFile } from './rules-file.ts';

const mostTold = 50;

interface Parts {
  readonly file: RulesFile;
  /** The working folder. */
  readonly cwd: string;
  /** The rule of `--forward`, where there is one. */
  readonly ofCommand: ReadRule | undefined;
  readonly log: Log;
  /** What went wrong with a file, for a person. */
  readonly words: (error: unknown) => string;
}

/** The rules of a file, as they are now. A mistake in it changes nothing: the rules before it go on. */
export class LocalRules implements Pick<Rules, 'state' | 'put' | 'remove' | 'listen'> {
  readonly #parts: Parts;
  readonly #listeners = new Set<(state: RulesState) => void>();
  #read: readonly ReadRule[] = [];
  #mistake: string | undefined;
  #stamp = '';
  /** Seen once: who writes a file in pieces is not taken at his first. */
  #fresh = '';

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#fresh = parts.file.stamp();
    this.look();
  }

  /** That of the command first. */
  get all(): readonly ReadRule[] {
    const { ofCommand } = this.#parts;
    return ofCommand ? [ofCommand, ...this.#read] : this.#read;
  }

  state(): RulesState {
    const rules = this.all.map(({ name, text, target }) => ({
      name,
      pattern: text,
      target,
      isOfCommand: name === nameOfCommand,
    }));
    return { path: this.#parts.file.path, rules, mistake: this.#mistake };
  }

  /** Reads the file again where it has changed and stands still. To be called again and again. */
  look(): void {
    const stamp = this.#parts.file.stamp();
    const isSettled = stamp === this.#fresh;
    this.#fresh = stamp;
    if (isSettled && stamp !== this.#stamp) this.#take(stamp);
  }

  put(name: string, rule: RuleBody): RulesState {
    this.#refuseOfCommand(name);
    const folders = this.#folders;
    const text = objectOf(rule);
    const read = readRule(name, text, folders);
    if (!('pattern' in read)) throw new RefusedError(read.map((mistake) => `${name}${mistake}`).join('\n'));
    return this.#change((json) => withRule(json, name, { pattern: rule.pattern, target: read.target }));
  }

  remove(name: string): RulesState | undefined {
    this.#refuseOfCommand(name);
    if (!this.#read.some((rule) => rule.name === name)) return undefined;
    return this.#change((json) => withRule(json, name, undefined));
  }

  listen(listener: (state: RulesState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get #folders() {
    return { ofRules: dirname(this.#parts.file.path), working: this.#parts.cwd };
  }

  /** What somebody has written into the file meanwhile is in it still. */
  #change(change: (json: string) => string): RulesState {
    const { file } = this.#parts;
    const before = this.#text() ?? '{"rules":{}}';
    const { mistakes } = readRules(before, this.#folders);
    const [mistake] = mistakes;
    if (mistake !== undefined)
      throw new RefusedError(`${basename(file.path)} has a mistake, mend it first: ${mistake}`);
    try {
      file.write(change(before));
    } catch (error) {
      throw new RefusedError(`${file.path} cannot be written: ${this.#parts.words(error)}`);
    }
    this.#take(file.stamp());
    return this.state();
  }

  #text(): string | undefined {
    try {
      return this.#parts.file.read();
    } catch (error) {
      const why = error instanceof RefusedError ? error.message : this.#parts.words(error);
      throw new RefusedError(`${this.#parts.file.path} cannot be read: ${why}`);
    }
  }

  #take(stamp: string): void {
    this.#stamp = stamp;
    this.#fresh = stamp;
    const { rules, mistakes } = this.#readNow();
    const { log, file } = this.#parts;
    const told = toldOf(mistakes);
    this.#mistake = told.length > 0 ? told.join('\n') : undefined;
    if (this.#mistake === undefined) {
      this.#read = rules;
      const targets = rules.filter(({ target }) => target).length;
      const message = `${basename(file.path)}: ${counted(rules.length)}, ${targets} with a target`;
      log.write('info', 'rules', { rules: rules.length, targets, message });
    } else {
      const message = `${basename(file.path)}: the rules before go on: ${told.join('; ')}`;
      log.write('warn', 'rules_mistake', { message });
    }
    for (const listener of this.#listeners) listener(this.state());
  }

  #readNow(): ReturnType<typeof readRules> {
    try {
      return readRules(this.#text() ?? '{"rules":{}}', this.#folders);
    } catch (error) {
      if (error instanceof RefusedError) return { rules: [], mistakes: [error.message] };
      throw error;
    }
  }

  #refuseOfCommand(name: string): void {
    if (name !== nameOfCommand) return;
    throw new RefusedError(
      `${name} is the rule of the command line: start serve without it, or with another`,
    );
  }
}

/** @throws {RefusedError} where the pattern is no JSON */
function objectOf({ pattern, target }: RuleBody): string {
  try {
    JSON.parse(pattern);
  } catch {
    throw new RefusedError('pattern: is not JSON: is a comma or a quote too many or missing?');
  }
  return `{"pattern":${pattern}${target === undefined ? '' : `,"target":${JSON.stringify(target)}`}}`;
}

/** Who has mended fifty looks again. */
function toldOf(mistakes: readonly string[]): readonly string[] {
  if (mistakes.length <= mostTold) return mistakes;
  return [...mistakes.slice(0, mostTold), `and ${mistakes.length - mostTold} more`];
}

function counted(rules: number): string {
  return rules === 1 ? '1 rule' : `${rules} rules`;
}
