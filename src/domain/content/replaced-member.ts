import { membersOf } from './json-members.ts';
import { jsonStructure } from './json-structure.ts';

/**
 * A JSON text in which a member, or a member of one, has another value, in every object of a list too; of several with one name
 * all have it. The rest stays as it was written.
 * @param value as JSON
 */
export function withMemberReplaced(json: string, [name, ...inner]: readonly string[], value: string): string {
  if (name === undefined) return value;
  if (json.trimStart().startsWith('[')) {
    const { elements } = jsonStructure(json);
    return `[${elements.map((element) => withMemberReplaced(element, [name, ...inner], value)).join(',')}]`;
  }
  let text = '';
  let end = 0;
  for (const member of membersOf(json)) {
    if (JSON.parse(member.name) !== name) continue;
    text += json.slice(end, member.start) + withMemberReplaced(member.value, inner, value);
    end = member.start + member.value.length;
  }
  return text + json.slice(end);
}
