import { parseForm } from '../../domain/content/form.ts';
import { isObject } from '../../domain/content/json.ts';
import { membersOf } from '../../domain/content/json-members.ts';
import { eachOf, type Repair } from './repair.ts';

const cure =
  'take the body alone, and not what a framework makes of query and body together: $request->getContent() in Laravel, and not all()';

/** Parameters of the query that a framework put among the fields of the body. */
const table: readonly Repair[] = [
  {
    id: 'query_merged_into_form',
    words: 'the form came with the parameters of the query among its fields',
    cure,
    undo({ fields, text }, { rawQuery }) {
      const merged = new Set(rawQuery.split('&'));
      return (
        fields &&
        text
          ?.split('&')
          .filter((pair) => !merged.has(pair))
          .join('&')
      );
    },
  },
  {
    id: 'query_merged_into_json',
    words: 'the JSON came with the parameters of the query among its members',
    cure,
    undo({ json }, { rawQuery }) {
      const merged = rawQuery === '' ? undefined : parseForm(rawQuery);
      const value = json?.value;
      if (
        !merged ||
        !json ||
        !isObject(value) ||
        ![...merged.keys()].some((name) => Object.hasOwn(value, name))
      )
        return undefined;
      const members = [...membersOf(json.text)];
      const own = members.filter(({ name, value }) => merged.get(JSON.parse(name))?.[0] !== textOf(value));
      if (own.length === members.length) return undefined;
      return `{${own.map(({ name, value }) => `${name}:${value}`).join(',')}}`;
    },
  },
];

export const mergedQuery = eachOf(table);

function textOf(json: string): string | undefined {
  return json.startsWith('"') ? JSON.parse(json) : json;
}
