import type { OptionDeclaration } from '../domain/options.ts';
import type { Provider } from '../domain/provider.ts';
import { code, type Section, section } from './sheet.ts';

/** What an endpoint may set: a row each. */
export function optionsSection({ options = {} }: Provider): readonly Section[] {
  const rows = Object.entries(options).map(([name, option]) => [
    code(name),
    typeOf(option),
    option.required ? 'yes' : 'no',
    option.example === undefined ? '' : code(JSON.stringify(option.example)),
    option.meaning,
  ]);
  const head = ['option', 'type', 'needed', 'example', 'means'];
  return section('Options', rows.length === 0 ? [] : [{ kind: 'table', head, rows }]);
}

function typeOf({ type, shape }: OptionDeclaration): string {
  return shape ? `${words[type]}: ${shape.words}` : words[type];
}

const words: Readonly<Record<OptionDeclaration['type'], string>> = {
  boolean: 'true or false',
  string: 'text',
  number: 'number',
};
