import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import * as v from 'valibot';
import { isObject, ownField, parseJson, withoutByteOrderMark } from '../../domain/content/json.ts';
import { compilePattern, type Pattern } from '../../pattern/compile-pattern.ts';
import { PatternError } from '../../pattern/pattern-error.ts';
import type { RuleTarget } from '../api.ts';
import { outdented, textsOf } from './rule-texts.ts';
import { fileTarget, ruleName, ruleWith, strangerWords, urlTarget } from './rules-schema.ts';

/** A rule that can be followed. */
export interface ReadRule {
  readonly name: string;
  /** As it is written. */
  readonly text: string;
  readonly pattern: Pattern;
  readonly target: RuleTarget | undefined;
}

/** Where the files that rules name may lie. */
export interface Folders {
  /** That of the rules file: from there their names go. */
  readonly ofRules: string;
  /** The working folder, which they never leave. */
  readonly working: string;
}

/** Each is asked of every event. A bus holds 300, unless AWS is asked for more. */
const mostRules = 1_000;

/** The name of the rule that `--forward` makes. */
export const nameOfCommand = '--forward';

/** @returns the rules in the order of the file, or every mistake at once, each with its path */
export function readRules(
  json: string,
  folders: Folders,
): { readonly rules: readonly ReadRule[]; readonly mistakes: readonly string[] } {
  const text = withoutByteOrderMark(json);
  const parsed = parseJson(text);
  if (!parsed) return refused('it is not JSON: is a comma or a quote too many or missing?');
  if (!isObject(parsed.value)) return refused('it must be one JSON object');
  const members = textsOf(text);
  const mistakes = [
    ...twice(members),
    ...documentMistakes(
      members.map(([name]) => name),
      parsed.value,
    ),
  ];
  const rules: ReadRule[] = [];
  const written = textsOf(members.find(([name]) => name === 'rules')?.[1] ?? '{}');
  mistakes.push(...twice(written).map((mistake) => `rules.${mistake}`));
  if (written.some(([name]) => name === nameOfCommand))
    mistakes.push(`rules.${nameOfCommand}: is what the rule of the command line is called`);
  if (written.length > mostRules) mistakes.push(`rules: there are more than ${mostRules}`);
  for (const [name, rule] of written.slice(0, mostRules)) {
    const read = readRule(name, rule, folders);
    if (Array.isArray(read)) mistakes.push(...read.map((mistake) => `rules.${name}${mistake}`));
    else rules.push(read as ReadRule);
  }
  return mistakes.length > 0 ? { rules: [], mistakes } : { rules, mistakes };
}

/** @returns the mistakes of it where it has any, as paths within the rule with what is wrong there */
export function readRule(name: string, json: string, folders: Folders): ReadRule | readonly string[] {
  const value: unknown = JSON.parse(json);
  const target = ownField(value, 'target');
  const isFile = isObject(target) && Object.hasOwn(target, 'file');
  const named = v.safeParse(ruleName, name);
  const rule = v.safeParse(ruleWith(isFile ? fileTarget : urlTarget), value, { abortPipeEarly: true });
  const mistakes = [
    ...(named.issues ?? []).map(({ message }) => ` ${message}`),
    ...(rule.issues ?? []).map((issue) => {
      const path = v.getDotPath(issue);
      return `${path === null ? '' : `.${path}`}: ${issue.message}`;
    }),
    ...twice(textsOf(json)).map((mistake) => `.${mistake}`),
  ];
  const text = textsOf(json).find(([member]) => member === 'pattern')?.[1];
  const isCompound = typeof Object(value).pattern === 'object' && Object(value).pattern !== null;
  const compiled = text !== undefined && isCompound ? compiledOf(text) : undefined;
  if (typeof compiled === 'string') mistakes.push(`.pattern: ${compiled}`);
  const strays = isFile && rule.success ? strayWords(String(target.file), folders) : undefined;
  if (strays !== undefined) mistakes.push(`.target.file: ${strays}`);
  if (mistakes.length > 0 || !rule.success || text === undefined || typeof compiled !== 'object')
    return mistakes;
  return { name, text: outdented(text), pattern: compiled, target: rule.output.target as ReadRule['target'] };
}

/** The place of a file that a rule names. */
export function placeOf(file: string, { ofRules }: Folders): string {
  return resolve(ofRules, file);
}

/** Why a file may not be named, from its name alone. What is a link is found when it is opened. */
export function strayWords(file: string, folders: Folders): string | undefined {
  const way = relative(folders.working, placeOf(file, folders));
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
    return `must lie below the working folder, ${folders.working}`;
  if (way.split(sep)[0] === '.sallyport') return `must not lie in ${join(folders.working, '.sallyport')}`;
  return undefined;
}

/** @returns the mistake as text. A pattern is read from its own text: `JSON.parse` would lose what decides in it. */
function compiledOf(text: string): Pattern | string {
  try {
    return compilePattern(text);
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

function documentMistakes(names: readonly string[], value: Readonly<Record<string, unknown>>) {
  const known = ['$schema', 'rules'];
  const unknown = names.filter((name) => !known.includes(name));
  return [
    ...unknown.map((name) => `${name}: ${strangerWords(name, known, '$schema and rules')}`),
    ...(isObject(ownField(value, 'rules')) ? [] : ['rules: must be an object: rules by their names']),
    ...(['string', 'undefined'].includes(typeof ownField(value, '$schema')) ? [] : ['$schema: must be text']),
  ];
}

function twice(members: readonly (readonly [name: string, value: string])[]): readonly string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const [name] of members) (seen.has(name) ? again : seen).add(name);
  return [...again].map((name) => `${name}: stands there more than once`);
}

function refused(mistake: string) {
  return { rules: [], mistakes: [mistake] };
}
