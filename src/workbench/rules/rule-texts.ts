import { membersOf } from '../../domain/content/json-members.ts';
import type { RuleBody } from '../api.ts';

export type MemberText = readonly [name: string, value: string];

/** Members of an object as they were written: how a number is written can decide what a pattern means. */
export function textsOf(json: string): readonly MemberText[] {
  return [...membersOf(json)].map(({ name, value }) => [JSON.parse(name), value]);
}

/**
 * The file with this rule in it, or without it. What else is in it stays as it was written.
 * @param json text that is known to be a JSON object
 */
export function withRule(json: string, name: string, rule: RuleBody | undefined): string {
  const members = textsOf(json);
  const place = members.findIndex(([member]) => member === 'rules');
  const rules = textsOf(members[place]?.[1] ?? '{}').map((member) =>
    member[0] === name ? undefined : member,
  );
  const at = rules.indexOf(undefined);
  const written = rule ? ([name, ruleText(rule)] as const) : undefined;
  const changed = rules
    .with(at < 0 ? rules.push(undefined) - 1 : at, written)
    .filter((one) => one !== undefined);
  const text = ['rules', objectText(changed, 1)] as const;
  return `${objectText(place < 0 ? [...members, text] : members.with(place, text), 0)}\n`;
}

/** Text that stood deeper in a file, as if it stood alone: no line of it begins within a string, JSON has no such lines. */
export function outdented(json: string): string {
  const [first = '', ...rest] = json.split(/\r?\n/);
  const depth = Math.min(...rest.map((line) => line.search(/\S|$/)));
  return [first, ...rest.map((line) => line.slice(depth))].join('\n');
}

function ruleText({ pattern, target }: RuleBody): string {
  const members: MemberText[] = [['pattern', indented(pattern.trim())]];
  if (target) members.push(['target', indented(JSON.stringify(target, undefined, 2))]);
  return objectText(members, 2);
}

/** @param depth of its braces in the file */
function objectText(members: readonly MemberText[], depth: number): string {
  if (members.length === 0) return '{}';
  const pad = '  '.repeat(depth);
  const lines = members.map(([name, value]) => `${pad}  ${JSON.stringify(name)}: ${value}`);
  return `{\n${lines.join(',\n')}\n${pad}}`;
}

/** As deep as the members of a rule. */
function indented(json: string): string {
  return json.replaceAll(/\r?\n/g, '\n      ');
}
