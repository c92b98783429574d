import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoLedger } from '../../src/adapters/aws/dynamodb/dynamo-ledger.ts';
import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { LedgerStore } from '../../src/adapters/local/sqlite/ledger-store.ts';
import { MemoryLedger } from '../adapters/publishing/dedupe/memory-ledger.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer } from '../support/aws-server.ts';
import { DynamoTableBehaviour } from '../support/dynamodb-behaviour.ts';
import { persistent } from '../support/persistent-ledger.ts';
import { ledgerContract } from './ledger.ts';

ledgerContract('in memory, of the tests', async (clock, windowSeconds) => {
  const ledger = new MemoryLedger(clock, windowSeconds);
  return { ledger, again: ledger, beside: ledger, close: async () => {} };
});

ledgerContract('in a file', async (clock, windowSeconds) => {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-ledger-'));
  const databases = [1, 2].map(() => new Database(join(folder, 'events.db')));
  const [ledger, again] = databases.map((db) => new LedgerStore(db, clock, windowSeconds)) as [
    LedgerStore,
    LedgerStore,
  ];
  return {
    ledger,
    again,
    beside: again,
    close: async () => {
      for (const db of databases) db.close();
      rmSync(folder, { recursive: true });
    },
  };
});

ledgerContract('in DynamoDB', async (clock, windowSeconds) => {
  const server = new AwsServer();
  server.behaviour = new DynamoTableBehaviour().answer;
  Object.assign(process.env, awsEnvironment(await server.listen()));
  const [ledger, again] = [1, 2].map(() => new DynamoLedger('deliveries', windowSeconds, clock)) as [
    DynamoLedger,
    DynamoLedger,
  ];
  await Promise.all([ledger.open(), again.open()]);
  return {
    ledger: persistent(ledger),
    again: persistent(again),
    beside: persistent(ledger),
    close: () => server.close(),
  };
});
