/** As much of DynamoDB's expressions as a table of leases may need; what is beyond it throws. */
type AttributeValue = Readonly<Record<string, unknown>>;
export type Item = Readonly<Record<string, AttributeValue>>;
export type Names = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, AttributeValue>>;

export function conditionHolds(expression: string, item: Item, names: Names, values: Values): boolean {
  const reader = new Reader(expression, item, names, values);
  const result = reader.disjunction();
  reader.end();
  return result;
}

/** @returns the item after `SET a = b, …` and `REMOVE a, …` */
export function updated(expression: string, item: Item, names: Names, values: Values): Item {
  const reader = new Reader(expression, item, names, values);
  const result: Record<string, AttributeValue> = { ...item };
  while (!reader.isAtEnd) {
    const clause = reader.take().toUpperCase();
    do {
      const name = reader.name(reader.take());
      if (clause === 'SET') {
        reader.expect('=');
        const value = reader.operand();
        if (value) result[name] = value;
      } else if (clause === 'REMOVE') delete result[name];
      else throw new SyntaxError(`no clause of an update: ${clause}`);
    } while (reader.takeIf(','));
  }
  return result;
}

class Reader {
  readonly #tokens: string[];
  readonly #item: Item;
  readonly #names: Names;
  readonly #values: Values;

  constructor(expression: string, item: Item, names: Names, values: Values) {
    this.#tokens = expression.match(/<>|<=|>=|[=<>(),+-]|[#:]?[\w.]+/g) ?? [];
    this.#item = item;
    this.#names = names;
    this.#values = values;
  }

  get isAtEnd(): boolean {
    return this.#tokens.length === 0;
  }

  take(): string {
    const token = this.#tokens.shift();
    if (token === undefined) throw new SyntaxError('the expression ends too early');
    return token;
  }

  takeIf(word: string): boolean {
    if (this.#tokens[0]?.toUpperCase() !== word) return false;
    this.#tokens.shift();
    return true;
  }

  expect(word: string): void {
    if (!this.takeIf(word)) throw new SyntaxError(`${word} expected, not ${this.#tokens[0]}`);
  }

  end(): void {
    if (!this.isAtEnd) throw new SyntaxError(`nothing expected, not ${this.#tokens[0]}`);
  }

  name(token: string): string {
    return token.startsWith('#') ? (this.#names[token] as string) : token;
  }

  disjunction(): boolean {
    let result = this.#conjunction();
    while (this.takeIf('OR')) result = this.#conjunction() || result;
    return result;
  }

  #conjunction(): boolean {
    let result = this.#negation();
    while (this.takeIf('AND')) result = this.#negation() && result;
    return result;
  }

  #negation(): boolean {
    if (this.takeIf('NOT')) return !this.#negation();
    if (this.takeIf('(')) {
      const result = this.disjunction();
      this.expect(')');
      return result;
    }
    for (const [word, wanted] of [
      ['ATTRIBUTE_EXISTS', true],
      ['ATTRIBUTE_NOT_EXISTS', false],
    ] as const) {
      if (!this.takeIf(word)) continue;
      this.expect('(');
      const name = this.name(this.take());
      this.expect(')');
      return name in this.#item === wanted;
    }
    const left = this.operand();
    return compare(left, this.take(), this.operand());
  }

  operand(): AttributeValue | undefined {
    if (this.takeIf('IF_NOT_EXISTS')) {
      this.expect('(');
      const own = this.#item[this.name(this.take())];
      this.expect(',');
      const other = this.operand();
      this.expect(')');
      return own ?? other;
    }
    const token = this.take();
    if (!token.startsWith(':')) return this.#item[this.name(token)];
    const value = this.#values[token];
    if (!value) throw new SyntaxError(`no value for ${token}`);
    return value;
  }
}

function compare(
  left: AttributeValue | undefined,
  operator: string,
  right: AttributeValue | undefined,
): boolean {
  const [type, a] = Object.entries(left ?? {})[0] ?? [];
  const [otherType, b] = Object.entries(right ?? {})[0] ?? [];
  if (type === undefined || type !== otherType) return operator === '<>';
  const [x, y] = (type === 'N' ? [Number(a), Number(b)] : [a, b]) as [number, number];
  switch (operator) {
    case '=':
      return x === y;
    case '<>':
      return x !== y;
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
    default:
      throw new SyntaxError(`no comparison: ${operator}`);
  }
}
