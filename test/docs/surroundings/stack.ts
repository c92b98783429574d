import { Stack } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IHostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';

export declare const bus: IEventBus;
export declare const comms: IEventBus;
export declare const certificate: ICertificate;
export declare const hostedZone: IHostedZone;
export declare const consumer: IGrantable;

export class Webhooks extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // the block
  }
}
