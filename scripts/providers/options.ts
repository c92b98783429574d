import type { OptionDeclaration } from '../../src/domain/options.ts';
import type { Provider } from '../../src/domain/provider.ts';

/** What an endpoint may set: a row each. */
export function optionRows({ id, options = {} }: Provider): readonly (readonly string[])[] {
  return Object.entries(options).map(([name, option]) => [
    `\`${id}\``,
    `\`${name}\``,
    typeOf(option),
    option.required ? 'yes' : 'no',
    option.example === undefined ? '' : `\`${JSON.stringify(option.example)}\``,
    option.meaning,
  ]);
}

function typeOf({ type, shape }: OptionDeclaration): string {
  return shape ? `${words[type]}: ${shape.words}` : words[type];
}

const words: Readonly<Record<OptionDeclaration['type'], string>> = {
  boolean: 'true or false',
  string: 'text',
  number: 'number',
};
