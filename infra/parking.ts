import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { explain } from './findings.ts';
import { deadLetterRetention, parkedReceives, parkedRetention, parkedVisibility } from './retention.ts';

/** Where events wait that the bus did not take, and those that it never will. Both outlive the stack, once it was made. */
export class Parking extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, encryptionKey: IKey | undefined) {
    super(scope, id);
    const common = {
      ...(encryptionKey
        ? { encryption: QueueEncryption.KMS, encryptionMasterKey: encryptionKey }
        : { encryption: QueueEncryption.SQS_MANAGED }),
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    };
    this.deadLetters = new Queue(this, 'DeadLetters', { ...common, retentionPeriod: deadLetterRetention });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      retentionPeriod: parkedRetention,
      visibilityTimeout: parkedVisibility,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: parkedReceives },
    });
    if (encryptionKey) return;
    for (const queue of [this.deadLetters, this.queue]) {
      explain(queue, { ids: ['CKV_AWS_27'], reason: 'Encrypted by SQS.' });
    }
  }
}
