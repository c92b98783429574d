import { Duration, Lazy } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alarmTopic } from './alarm-topic.ts';
import { Alarms } from './alarms.ts';
import { requireBus } from './buses.ts';
import { claimCheckBucket } from './claim-checks.ts';
import { gatewayDashboard } from './dashboard.ts';
import type { Door } from './door.ts';
import { limitEnvironment } from './environment-size.ts';
import type { GatewayFunction } from './gateway-function.ts';
import { gatewayFunctions } from './gateway-functions.ts';
import type { GatewayProps, Kept } from './gateway-props.ts';
import { letLogsUse } from './keys.ts';
import { ledgerTable } from './ledger.ts';
import { Parking } from './parking.ts';
import { redriveWindow } from './retention.ts';
import { probesItself } from './self-probe.ts';

/** It is the gateway that ends a delivery, with an answer, and not Lambda. */
const beyondTheSenderMs = 5_000;
/** A sender may wait for longer; CloudFront waits for a minute at most: https://docs.aws.amazon.com/general/latest/gr/cf_region.html */
const mostPatienceMs = 55_000;
const defaultInvocationThreshold = 2000;
/** As few as SQS allows: redrive leaves the quota of PutEvents to live traffic. */
const defaultRedriveConcurrency = 2;
/** A second of work. Lambda hands over no more than 6 MB, however many messages that are. */
const redriveBatch = { batchSize: 1_000, maxBatchingWindow: redriveWindow };

/** The three functions of the bundle, and everything that they need but endpoints, secrets and buses. */
export class Gateway extends Construct {
  readonly parking: Parking;
  readonly claimChecks: Bucket;
  readonly ledger: Table | undefined;
  readonly kept: Kept;
  /** Of the function that receives. */
  readonly timeout: Duration;
  readonly handler: GatewayFunction;
  readonly redrive: GatewayFunction;
  readonly check: GatewayFunction;
  readonly alarmTopic: ITopic;
  readonly alarms: Alarms;
  readonly dashboard: Dashboard;
  #url: string | undefined;

  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id);
    const { encryptionKey, buses, dedupeWindowSeconds: windowSeconds } = props;
    this.timeout = Duration.millis(Math.min(props.answerWithinMs, mostPatienceMs) + beyondTheSenderMs);
    this.parking = new Parking(this, 'Parking', encryptionKey);
    this.claimChecks = claimCheckBucket(this, encryptionKey, props.archived);
    this.ledger = windowSeconds === 0 ? undefined : ledgerTable(this, encryptionKey);
    if (encryptionKey) letLogsUse(encryptionKey);

    const { queue, deadLetters } = this.parking;
    this.kept = {
      park: { queueUrl: queue.queueUrl, deadLetterUrl: deadLetters.queueUrl },
      claimCheck: { bucket: this.claimChecks.bucketName },
      dedupe: this.ledger && { table: this.ledger.tableName, windowSeconds },
    };
    const { code, environment } = props.configure(this.kept);
    const isProbed = probesItself(this, props);
    const { handler, redrive, check } = gatewayFunctions(this, {
      ...props,
      code,
      environment: environment(),
      checkEnvironment: environment(isProbed ? Lazy.string({ produce: () => this.#url }) : undefined),
      timeout: this.timeout,
      logRetention: props.logRetention ?? RetentionDays.ONE_MONTH,
      parking: this.parking,
      claimChecks: this.claimChecks,
      ledger: this.ledger,
    });
    this.handler = handler;
    this.redrive = redrive;
    this.check = check;
    for (const one of [handler, check]) limitEnvironment(one.lambda);

    new EventSourceMapping(this, 'RedriveSource', {
      target: redrive.lambda,
      eventSourceArn: queue.queueArn,
      ...redriveBatch,
      reportBatchItemFailures: true,
      maxConcurrency: props.redriveConcurrency ?? defaultRedriveConcurrency,
    });
    new Rule(this, 'CheckSchedule', {
      schedule: Schedule.rate(Duration.minutes(5)),
      // the cast: CDK is not compiled with exactOptionalPropertyTypes
      targets: [new LambdaTarget(props.checkAs(check.lambda) as IFunction)],
    });
    for (const { bus } of buses) requireBus(this, bus);

    this.alarmTopic = props.alarmTopic ?? alarmTopic(this, encryptionKey);
    const functions = {
      handler: handler.lambda,
      redrive: redrive.lambda,
      check: check.lambda,
      parked: queue,
      deadLetters,
    };
    const watched = {
      ...functions,
      door: doorOf(props.httpApi, handler.lambda),
      handlerTimeout: this.timeout,
      invocationThreshold: props.invocationThreshold ?? defaultInvocationThreshold,
      reservedConcurrency: props.reservedConcurrency,
      hasOriginSecret: props.hasOriginSecret ?? false,
    };
    this.alarms = new Alarms(this, 'Alarms', this.alarmTopic, watched, props.expected);
    this.dashboard = gatewayDashboard(this, {
      ...functions,
      log: handler.logGroup,
      alarms: [...this.alarms.composites, ...this.alarms.all],
    });
  }

  /** @param url where senders reach it, which the check probes */
  isReachedAt(url: string): void {
    this.#url = url;
  }
}

function doorOf(api: HttpApi | undefined, lambda: IFunction): Door {
  return api ? { kind: 'http-api', api } : { kind: 'function-url', lambda };
}
