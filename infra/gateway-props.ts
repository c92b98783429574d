import type { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Alias, Function as LambdaFunction, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { BusUse } from './buses.ts';
import type { ConfigurationDocument } from './configuration.ts';
import type { CommonFunctionProps } from './gateway-function.ts';
import type { ExpectedEndpoint } from './silence-alarm.ts';

/** What may be replaced, however the gateway is deployed. */
export interface GatewayOptions {
  /** Encrypts secrets, queues, objects, the ledger, logs and alarms; a bus and its archive have their own. Default: keys of AWS, and one for the alarms. */
  readonly encryptionKey?: IKey | undefined;
  readonly vpc?: IVpc | undefined;
  readonly vpcSubnets?: SubnetSelection | undefined;
  readonly securityGroups?: ISecurityGroup[] | undefined;
  /** `Tracing.ACTIVE` costs more than all the rest where deliveries are few: docs/deploying.md. Default: pass-through. */
  readonly tracing?: Tracing | undefined;
  /** Default: a month. */
  readonly logRetention?: RetentionDays | undefined;
  /** Where alarms go. Default: an encrypted topic of its own. */
  readonly alarmTopic?: ITopic | undefined;
  /**
   * Whether the check posts a signed probe to where senders reach the gateway. A function in a VPC needs a way to the Internet
   * for that, and synthesis warns where nobody said whether there is one. Default: it does.
   */
  readonly selfProbe?: boolean | undefined;
  /** Invocations per 5 minutes, twice in a row, that raise an alarm. Default: 2000, as in the quick start of the console. */
  readonly invocationThreshold?: number | undefined;
  /**
   * Redrives that run at once, from 2 to 1000. Each puts up to 100 requests, 1,000 events, a second on the bus, and yields where
   * EventBridge throttles. Default: 2, half of what the smallest Regions allow.
   */
  readonly redriveConcurrency?: number | undefined;
}

/** How the functions are configured, however that is deployed. */
export interface ConfiguredCode extends Pick<CommonFunctionProps, 'code'> {
  /** @param url where senders reach the gateway; only who needs it is told, since the handler's own URL is made of the handler */
  readonly environment: (url?: string) => CommonFunctionProps['environment'];
}

/** What the configuration says of the things that are made here. */
export type Kept = Pick<ConfigurationDocument, 'park' | 'claimCheck' | 'dedupe'>;

/** Secrets that senders deliver themselves, and the keys that these are encrypted with. */
export interface EnrolledSecrets {
  readonly arns: readonly string[];
  readonly keyArns: readonly string[];
}

export interface GatewayProps extends GatewayOptions {
  /** Where the configuration goes is up to how the code is deployed. */
  readonly configure: (kept: Kept) => ConfiguredCode;
  /** Those whose silence tells. */
  readonly expected?: readonly ExpectedEndpoint[];
  /** Whether what comes must have come through a front door. */
  readonly hasOriginSecret?: boolean;
  readonly buses: readonly BusUse[];
  readonly secretArns: readonly string[];
  readonly secretKeyArns: readonly string[];
  /** Absent: the function may write no secret. */
  readonly enrolled?: EnrolledSecrets;
  /** How long the most patient sender waits. */
  readonly answerWithinMs: number;
  readonly reservedConcurrency: number | undefined;
  /** Absent: it is a function URL that lets requests in. */
  readonly httpApi?: HttpApi | undefined;
  /** 0: there is no table either. */
  readonly dedupeWindowSeconds: number;
  /** How long events can be replayed. */
  readonly archived?: Duration | undefined;
  /** What the schedule calls: configured as what the function URL calls is. */
  readonly checkAs: (check: LambdaFunction) => Alias | LambdaFunction;
}
