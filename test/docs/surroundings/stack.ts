import { Stack } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export declare const bus: IEventBus;
export declare const comms: IEventBus;
export declare const consumer: IGrantable;

export class Webhooks extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // the block
  }
}
