import { matchesWhole } from './whole-match.ts';

/**
 * Something that an endpoint may set for its provider, under `options`. The configuration's check and its messages, the
 * types of the construct and the documentation are made from this.
 */
export interface OptionDeclaration {
  readonly type: keyof Types;
  /** What happens where it is set, for readers of the documentation. */
  readonly meaning: string;
  /** Whether an endpoint without it is a mistake. */
  readonly required?: boolean;
  /** One that the documentation shows. */
  readonly example?: Types[keyof Types];
  /** Of a text: what all of it must look like, and that in words that follow "must be". */
  readonly shape?: { readonly pattern: RegExp; readonly words: string };
  /** A method that an endpoint takes only where this is set. */
  readonly allowsMethod?: string;
  /** Whether it can work only where `publicUrl` is set too. */
  readonly needsPublicUrl?: boolean;
}

interface Types {
  readonly boolean: boolean;
  readonly string: string;
  readonly number: number;
}

/** By name. */
export type OptionDeclarations = Readonly<Record<string, OptionDeclaration>>;

/** What is set of the options that the provider declares. */
export type Options = Readonly<Record<string, boolean | string | number | undefined>>;

/** The options of an endpoint by what its provider declares: those that are required are there. */
export type OptionValues<Declared extends OptionDeclarations> = {
  readonly [Name in RequiredOf<Declared>]: Types[Declared[Name]['type']];
} & {
  readonly [Name in Exclude<keyof Declared, RequiredOf<Declared>>]?:
    | Types[Declared[Name]['type']]
    | undefined;
};

type RequiredOf<Declared extends OptionDeclarations> = {
  [Name in keyof Declared]: Declared[Name] extends { readonly required: true } ? Name : never;
}[keyof Declared];

interface OptionMistake {
  readonly name: string;
  /** The end of a sentence that begins with the name. */
  readonly message: string;
}

/**
 * What is wrong with the options of an endpoint. Where nothing is, their types are those that the provider declares.
 * @param publicUrl of that endpoint
 */
export function optionMistakes(
  declared: OptionDeclarations,
  given: Readonly<Record<string, unknown>>,
  publicUrl: unknown,
): readonly OptionMistake[] {
  const names = new Set([...Object.keys(declared), ...Object.keys(given)]);
  return [...names].flatMap((name) => {
    const option = Object.hasOwn(declared, name) ? declared[name] : undefined;
    const message = option
      ? optionMistake(option, Object.hasOwn(given, name) ? given[name] : undefined, publicUrl)
      : `no such option of this provider, which has ${Object.keys(declared).join(', ') || 'none'}`;
    return message === undefined ? [] : [{ name, message }];
  });
}

function optionMistake(
  { type, required, example, shape, needsPublicUrl }: OptionDeclaration,
  value: unknown,
  publicUrl: unknown,
): string | undefined {
  if (value === undefined) return required ? `is missing: this provider needs it${like(example)}` : undefined;
  if (!is[type](value)) return wrongType[type];
  if (value === '') return 'must not be empty';
  if (shape && !matchesWhole(shape.pattern, String(value))) return `must be ${shape.words}`;
  return value && needsPublicUrl && publicUrl === undefined ? 'needs publicUrl beside it' : undefined;
}

function like(example: OptionDeclaration['example']): string {
  return example === undefined ? '' : `, for example ${example}`;
}

const is: Readonly<Record<keyof Types, (value: unknown) => boolean>> = {
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
};

const wrongType: Readonly<Record<keyof Types, string>> = {
  boolean: 'must be true or false',
  string: 'must be text',
  number: 'must be a number',
};
