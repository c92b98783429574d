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
  readonly example?: string;
  /** Of a text: what it must look like, and that in words that follow "must be". */
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

/** What is wrong with a value. @returns the end of a sentence that begins with the name of the option */
export function optionMistake(
  { type, required, shape, needsPublicUrl }: OptionDeclaration,
  value: unknown,
  publicUrl: unknown,
): string | undefined {
  if (value === undefined) return required ? 'is missing: this provider needs it' : undefined;
  if (!is[type](value)) return wrongType[type];
  if (shape && !shape.pattern.test(String(value))) return `must be ${shape.words}`;
  return value && needsPublicUrl && publicUrl === undefined ? 'needs publicUrl beside it' : undefined;
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
