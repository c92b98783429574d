/** What stands in a file of Terraform. */

export type Hcl =
  | string
  | number
  | boolean
  | null
  | Expression
  | Text
  | Call
  | Conditional
  | Existing
  | readonly Hcl[]
  | HclObject;

export interface HclObject {
  readonly [key: string]: Hcl;
}

/** As it is written, on one line. */
export class Expression {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A text, into which Terraform fills what its expressions give. */
export class Text {
  readonly parts: readonly (string | Expression)[];

  constructor(parts: readonly (string | Expression)[]) {
    this.parts = parts;
  }
}

export class Call {
  readonly name: string;
  readonly values: readonly Hcl[];

  constructor(name: string, ...values: readonly Hcl[]) {
    this.name = name;
    this.values = values;
  }
}

export class Conditional {
  readonly condition: string;
  readonly yes: Hcl;
  readonly no: Hcl;

  constructor(condition: string, yes: Hcl, no: Hcl) {
    this.condition = condition;
    this.yes = yes;
    this.no = no;
  }
}

/** A list without those of its members that are null. */
export class Existing {
  readonly members: readonly Hcl[];

  constructor(members: readonly Hcl[]) {
    this.members = members;
  }
}

export type Entry = Argument | Block | Comment;

export class Argument {
  readonly name: string;
  readonly value: Hcl;

  constructor(name: string, value: Hcl) {
    this.name = name;
    this.value = value;
  }
}

export class Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: readonly Entry[];

  constructor(type: string, labels: readonly string[], body: readonly Entry[]) {
    this.type = type;
    this.labels = labels;
    this.body = body;
  }
}

/** Without the `#`. */
export class Comment {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
