import type { AwsCall, AwsReply } from './aws-server.ts';

type Value = { readonly S: string } | { readonly N: string };
export type Item = Readonly<Record<string, Value>>;

/**
 * A table of DynamoDB with the partition key `pk`. Like the real one it never deletes what is expired in time, and a read that
 * is not consistent may be from before all that was written.
 */
export class DynamoTableBehaviour {
  readonly items = new Map<string, Item>();

  /** For `AwsServer.behaviour`. */
  readonly answer = ({ operation, input }: AwsCall): AwsReply | undefined => {
    if (operation === 'GetItem') {
      const found = input.ConsistentRead === true ? this.items.get(keyOf(input.Key as Item)) : undefined;
      return { body: found ? { Item: found } : {} };
    }
    if (operation === 'PutItem') {
      const item = input.Item as Item;
      this.items.set(keyOf(item), item);
      return { body: {} };
    }
    return undefined;
  };
}

function keyOf({ pk }: Item): string {
  return (pk as { readonly S: string }).S;
}
