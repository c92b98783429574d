import type { Duration } from 'aws-cdk-lib';
import type { AlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Door } from './door.ts';

/** What alarms look at. */
export interface Watched {
  readonly handler: IFunction;
  readonly redrive: IFunction;
  readonly check: IFunction;
  readonly door: Door;
  readonly handlerTimeout: Duration;
  readonly parked: IQueue;
  readonly deadLetters: IQueue;
  /** Invocations per 5 minutes that are still usual. */
  readonly invocationThreshold: number;
  /** Of the function that receives. Absent: none is reserved. A token of the templates may turn out to be either. */
  readonly reservedConcurrency: number | undefined;
  /** Whether what comes must have come through a front door. */
  readonly hasOriginSecret: boolean;
}

/** It rings above the threshold in one period, and missing data is no fault, where it does not say otherwise. */
export type AlarmRule = Pick<AlarmProps, 'metric' | 'threshold' | 'alarmDescription'> & Partial<AlarmProps>;

/** By the name of the alarm, which has a heading in docs/alarms.md: what it means, what to do first. */
export type AlarmRules = Readonly<Record<string, AlarmRule>>;
