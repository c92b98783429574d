/** How a property of a CloudFormation resource is written in a resource of Terraform's AWS provider. */
export type Form =
  /** The same value under another name. */
  | { readonly as: 'value'; readonly name: string }
  /** A document, as the text of its JSON. */
  | { readonly as: 'json'; readonly name: string }
  /** A list that may have one member only, which is the value. */
  | { readonly as: 'only'; readonly name: string }
  /** A list of `{Name, Value}`, as a map. */
  | { readonly as: 'map'; readonly name: string }
  /** An object, as a nested block. */
  | { readonly as: 'block'; readonly name: string; readonly members: Forms; readonly asked: Asked }
  /** A list of objects, as one nested block each. */
  | { readonly as: 'blocks'; readonly name: string; readonly members: Forms; readonly asked: Asked }
  /** The keys of a table: the hash key and the range key have an argument each. */
  | { readonly as: 'keys'; readonly HASH: string; readonly RANGE: string }
  /** Terraform does it in another way, which its module has by hand. */
  | { readonly as: 'otherwise'; readonly arguments: Readonly<Record<string, string>> };

export type Forms = Readonly<Record<string, Form>>;

/** What the provider asks for, and CloudFormation has a default for: a text, or an empty block. */
export type Asked = Readonly<Record<string, string | Readonly<Record<string, never>>>>;

export const value = (name: string): Form => ({ as: 'value', name });
export const json = (name: string): Form => ({ as: 'json', name });
export const only = (name: string): Form => ({ as: 'only', name });
export const map = (name: string): Form => ({ as: 'map', name });
export const block = (name: string, members: Forms, asked: Asked = {}): Form => ({
  as: 'block',
  name,
  members,
  asked,
});
export const blocks = (name: string, members: Forms, asked: Asked = {}): Form => ({
  as: 'blocks',
  name,
  members,
  asked,
});
/** @param args of Terraform, with their expressions */
export const otherwise = (args: Readonly<Record<string, string>> = {}): Form => ({
  as: 'otherwise',
  arguments: args,
});

/** A resource of Terraform for one property of a resource of CloudFormation. */
export interface Part {
  readonly resource: string;
  /** The argument that names the resource which it is a part of, and what `Ref` or which attribute that takes. */
  readonly of: readonly [argument: string, attribute: string];
  /** A list that may have one member only, which is the part. */
  readonly isOnly?: boolean;
  readonly members: Forms;
}

/** What Terraform calls an attribute; what CloudFormation's has behind it. */
type Attribute = string | { readonly name: string; readonly suffix: string };

export interface ResourceType {
  readonly resource: string;
  /** The file of the module, without `.tf`. */
  readonly file: string;
  readonly properties: Forms;
  readonly parts?: Readonly<Record<string, Part>>;
  /** What `Ref` and `Fn::GetAtt` get. */
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** Of a logical id without its hash: what Terraform's name of the resource says, which repeats no type. */
  readonly called: (id: string) => string;
  /** CloudFormation makes names up. Terraform does that behind a prefix, or must be told. */
  readonly named?: { readonly argument: string; readonly isPrefix?: boolean };
}
