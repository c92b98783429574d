import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { BusUse } from './buses.ts';
import { acknowledgeObjectWildcards } from './claim-checks.ts';
import { type CommonFunctionProps, GatewayFunction } from './gateway-function.ts';
import type { EnrolledSecrets } from './gateway-props.ts';
import type { Parking } from './parking.ts';
import * as may from './permissions.ts';
import { redriveTimeout } from './retention.ts';

interface GatewayFunctionsProps extends CommonFunctionProps {
  readonly checkEnvironment: CommonFunctionProps['environment'];
  readonly parking: Parking;
  readonly claimChecks: Bucket;
  readonly ledger: Table | undefined;
  readonly buses: readonly BusUse[];
  readonly secretArns: readonly string[];
  readonly secretKeyArns: readonly string[];
  readonly enrolled?: EnrolledSecrets | undefined;
  readonly timeout: Duration;
  readonly reservedConcurrency: number | undefined;
}

const checkTimeout = Duration.seconds(30);

/** One function for each export of the bundle, and what each of them may do. */
export function gatewayFunctions(scope: Construct, props: GatewayFunctionsProps) {
  const { parking, claimChecks, ledger, buses, encryptionKey } = props;
  const publish = buses.map(({ bus, sources }) => may.publish(bus.eventBusArn, sources));
  const lookForBuses = may.lookForBuses(buses.map(({ bus }) => bus.eventBusArn));
  const look = [
    ...may.readSecrets(props.secretArns),
    ...(props.secretKeyArns.length > 0 ? [may.decrypt(props.secretKeyArns)] : []),
    lookForBuses,
  ];
  const { arns = [], keyArns = [] } = props.enrolled ?? {};
  const takeIn = [...may.writeSecrets(arns), ...(keyArns.length > 0 ? [may.encrypt(keyArns)] : [])];
  const useKey = encryptionKey ? [may.encryptAndDecrypt(encryptionKey.keyArn)] : [];

  const handler = new GatewayFunction(scope, 'Handler', props, {
    entry: 'handler',
    description: 'Receives webhooks, proves who sent them, puts them on the bus.',
    timeout: props.timeout,
    reservedConcurrency: props.reservedConcurrency,
    whyUncapped: 'Beyond a cap deliveries are lost.',
    permissions: [
      ...look,
      ...takeIn,
      ...publish,
      may.sendTo(parking.queue.queueArn),
      may.storeObjects(claimChecks.bucketArn),
      ...(ledger ? [may.rememberDeliveries(ledger.tableArn)] : []),
      ...useKey,
    ],
  });
  const redrive = new GatewayFunction(scope, 'Redrive', props, {
    entry: 'redrive',
    description: 'Puts on the bus what had to wait for it.',
    timeout: redriveTimeout,
    whyUncapped: 'The mapping of its queue caps it.',
    permissions: [
      ...publish,
      lookForBuses,
      may.emptyQueue(parking.queue.queueArn),
      may.sendTo(parking.deadLetters.queueArn),
      may.storeObjects(claimChecks.bucketArn),
      may.fetchParkedObjects(claimChecks.bucketArn),
      ...useKey,
    ],
  });
  const asCheck = { ...props, environment: props.checkEnvironment };
  const check = new GatewayFunction(scope, 'Check', asCheck, {
    entry: 'check',
    description: 'Looks whether buses and secrets are there.',
    timeout: checkTimeout,
    whyUncapped: 'A schedule calls it.',
    permissions: look,
  });
  for (const one of [handler, redrive]) acknowledgeObjectWildcards(claimChecks, one);
  return { handler, redrive, check };
}
