import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { explain } from './findings.ts';

/** The ledger: the table that remembers which deliveries are done. */
export function ledgerTable(scope: Construct, encryptionKey: IKey | undefined): Table {
  // the id is older than the word: another one would be another table
  const table = new Table(scope, 'Receipts', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    timeToLiveAttribute: 'expires',
    billingMode: BillingMode.PAY_PER_REQUEST,
    ...(encryptionKey ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey } : {}),
    removalPolicy: RemovalPolicy.DESTROY,
  });
  explain(table, {
    ids: ['CKV_AWS_28', 'AwsSolutions-DDB3'],
    reason: 'Without it an event comes twice, at worst.',
  });
  if (!encryptionKey) {
    explain(table, { ids: ['CKV_AWS_119'], reason: 'AWS encrypts it; no body is in it.' });
  }
  return table;
}
