import { conditionHolds, type Item, type Names, updated, type Values } from './expression.ts';
import { json, jsonError, type Service, type ServiceCall, type ServiceReply } from './service.ts';

interface Write {
  readonly Key?: Item;
  readonly Item?: Item;
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly ExpressionAttributeNames?: Names;
  readonly ExpressionAttributeValues?: Values;
  readonly ReturnValues?: string;
  readonly ReturnValuesOnConditionCheckFailure?: string;
}

/** DynamoDB with one table that has a partition key and no sort key. What is expired is never deleted. */
export class Table implements Service {
  readonly items = new Map<string, Item>();
  readonly #keyName: string;

  constructor(keyName: string) {
    this.#keyName = keyName;
  }

  answer({ operation, input }: ServiceCall): ServiceReply {
    switch (operation) {
      case 'GetItem': {
        const found = this.items.get(this.#keyOf((input as Write).Key));
        return json(found ? { Item: found } : {});
      }
      case 'PutItem':
      case 'UpdateItem':
      case 'DeleteItem':
        return this.#write(operation, input as Write);
      case 'BatchGetItem': {
        const asked = Object.entries(
          input.RequestItems as Record<string, { readonly Keys: readonly Item[] }>,
        );
        const found = asked.map(([table, { Keys }]) => [
          table,
          Keys.flatMap((key) => this.items.get(this.#keyOf(key)) ?? []),
        ]);
        return json({ Responses: Object.fromEntries(found), UnprocessedKeys: {} });
      }
      default:
        return jsonError('com.amazonaws.dynamodb.v20120810#UnknownOperationException', operation);
    }
  }

  #write(operation: 'PutItem' | 'UpdateItem' | 'DeleteItem', write: Write): ServiceReply {
    const key = this.#keyOf(write.Key ?? write.Item);
    const old = this.items.get(key);
    const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = write;
    if (write.ConditionExpression && !conditionHolds(write.ConditionExpression, old ?? {}, names, values)) {
      const shown = write.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && old ? { Item: old } : {};
      const type = 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException';
      return json({ __type: type, message: 'The conditional request failed', ...shown }, 400);
    }
    let item: Item | undefined;
    if (operation === 'PutItem') item = write.Item;
    if (operation === 'UpdateItem') {
      item = updated(write.UpdateExpression ?? '', { ...old, ...write.Key }, names, values);
    }
    if (item) this.items.set(key, item);
    else this.items.delete(key);
    if (write.ReturnValues === 'ALL_OLD' && old) return json({ Attributes: old });
    return json(write.ReturnValues === 'ALL_NEW' && item ? { Attributes: item } : {});
  }

  #keyOf(item: Item | undefined): string {
    return JSON.stringify(item?.[this.#keyName]);
  }
}
