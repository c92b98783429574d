import { type AwsCall, type AwsReply, awsError } from './aws-server.ts';

type Value = { readonly S: string } | { readonly N: string };
export type Item = Readonly<Record<string, Value>>;

interface Input {
  readonly Item?: Item;
  readonly Key?: Item;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, Value>>;
  readonly ReturnValuesOnConditionCheckFailure?: string;
}

/** A table of DynamoDB with the partition key `pk`. Like the real one it never deletes what is expired in time. */
export class DynamoTableBehaviour {
  readonly items = new Map<string, Item>();

  /** For `AwsServer.behaviour`. */
  readonly answer = ({ operation, input }: AwsCall): AwsReply | undefined => {
    if (operation === 'PutItem') return this.#write(input, (key, item) => this.items.set(key, item));
    if (operation === 'DeleteItem') return this.#write(input, (key) => this.items.delete(key));
    return undefined;
  };

  #write(input: Input, write: (key: string, item: Item) => void): AwsReply {
    const given = (input.Item ?? input.Key) as Item;
    const key = (given.pk as { S: string }).S;
    const old = this.items.get(key);
    if (input.ConditionExpression !== undefined && !holds(input, old ?? {})) {
      const reply = awsError('ConditionalCheckFailedException', 'The conditional request failed');
      const isAsked = old && input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
      const body = { ...(reply as { body: object }).body, ...(isAsked ? { Item: old } : {}) };
      return { status: 400, body };
    }
    write(key, given);
    return { body: {} };
  }
}

/** Conditions of `AND`, `OR`, brackets, comparisons and `attribute_not_exists`; every name and value must be given and used. */
function holds(input: Input, item: Item): boolean {
  const { ConditionExpression: text = '' } = input;
  const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = input;
  const tokens: readonly string[] = text.match(/attribute_not_exists|AND|OR|<=|=|[()]|[#:]\w+/g) ?? [];
  const unused = [...Object.keys(names), ...Object.keys(values)].filter((name) => !tokens.includes(name));
  if (unused.length > 0) throw new Error(`unused in the condition: ${unused}`);
  let at = 0;
  const next = () => tokens[at++] as string;

  const either = (): boolean => {
    let result = both();
    while (tokens[at] === 'OR') {
      next();
      result = both() || result;
    }
    return result;
  };
  const both = (): boolean => {
    let result = one();
    while (tokens[at] === 'AND') {
      next();
      result = one() && result;
    }
    return result;
  };
  const one = (): boolean => {
    const token = next();
    if (token === '(') {
      const result = either();
      next();
      return result;
    }
    if (token === 'attribute_not_exists') {
      next();
      const name = names[next()] as string;
      next();
      return item[name] === undefined;
    }
    return compare(item[names[token] as string], next(), values[next()] as Value);
  };
  return either();
}

/** What is not there, or is of another type, compares as false. */
function compare(left: Value | undefined, operator: string, right: Value): boolean {
  if (!left) return false;
  if ('S' in left && 'S' in right) return operator === '=' && left.S === right.S;
  if ('N' in left && 'N' in right) return operator === '<=' && Number(left.N) <= Number(right.N);
  return false;
}
