import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from '@jest/globals';
import { DynamoLedger } from '../../src/adapters/aws/dynamodb/dynamo-ledger.ts';
import { ledgerContract } from '../contracts/ledger.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { MotoServer } from '../support/moto-server.ts';
import { persistent } from '../support/persistent-ledger.ts';

let moto: MotoServer;
let tables = 0;

beforeAll(async () => {
  moto = await MotoServer.start();
  Object.assign(process.env, awsEnvironment(moto.url));
});
afterAll(() => moto.stop());

ledgerContract('in a table of moto', async (clock, windowSeconds) => {
  tables += 1;
  const TableName = `ledger-${tables}`;
  const client = new DynamoDBClient();
  await client.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  client.destroy();
  const [ledger, again] = [1, 2].map(() => new DynamoLedger(TableName, windowSeconds, clock)) as [
    DynamoLedger,
    DynamoLedger,
  ];
  await Promise.all([ledger.open(), again.open()]);
  return {
    ledger: persistent(ledger),
    again: persistent(again),
    beside: persistent(ledger),
    close: async () => {},
  };
});
