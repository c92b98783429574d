import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  ApplicationLogLevel,
  Architecture,
  type CfnFunction,
  type Code,
  type FunctionOptions,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { explain } from './findings.ts';
import { leaveOutImplied } from './implied-dependency.ts';
import { joinVpc, writeLogs } from './permissions.ts';
import { limitPolicies } from './policy-size.ts';

/** What the functions of one gateway have in common. */
export interface CommonFunctionProps {
  readonly code: Code;
  readonly environment: Readonly<Record<string, string>>;
  readonly tracing?: Tracing | undefined;
  readonly logRetention: RetentionDays;
  readonly encryptionKey?: IKey | undefined;
  readonly vpc?: IVpc | undefined;
  readonly vpcSubnets?: SubnetSelection | undefined;
  readonly securityGroups?: ISecurityGroup[] | undefined;
}

interface GatewayFunctionProps {
  /** The export of the bundle. */
  readonly entry: 'handler' | 'redrive' | 'check';
  readonly description: string;
  readonly timeout: Duration;
  readonly reservedConcurrency?: number | undefined;
  /** Why nothing is reserved for it, where nothing is. */
  readonly whyUncapped: string;
  readonly permissions: readonly PolicyStatement[];
}

/**
 * Lambda gives processor time in proportion to memory: 512 MB are 0.29 of a core. Less makes cold starts, which are
 * all processor, as much longer as it saves; more buys time that is spent waiting for AWS. A delivery of 6 MB fits.
 */
const memoryMegabytes = 512;

/**
 * Lambda's own lines (START, END, REPORT) are a third of what a delivery would log: only those that tell of a failure are
 * kept, which takes the JSON format. What the bundle writes to stdout is JSON, and arrives as it is. It has no
 * `timestamp`, so that Lambda takes it for INFO, errors and metrics too: no line may be left out by its level.
 * `{}` is what was before. docs/adr/0029-findings-with-reasons.md has the sources, and what nobody has seen in an account.
 */
const logging: FunctionOptions = {
  loggingFormat: LoggingFormat.JSON,
  systemLogLevelV2: SystemLogLevel.WARN,
  applicationLogLevelV2: ApplicationLogLevel.TRACE,
};

/** A function of the bundle, with a role and a log group of its own. */
export class GatewayFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, common: CommonFunctionProps, own: GatewayFunctionProps) {
    super(scope, id);
    const { code, environment, logRetention, encryptionKey, vpc, vpcSubnets, securityGroups } = common;
    const isTraced = common.tracing === Tracing.ACTIVE;
    this.logGroup = new LogGroup(this, 'Log', {
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
      ...(encryptionKey ? { encryptionKey } : {}),
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    limitPolicies(role);
    this.lambda = new LambdaFunction(this, 'Function', {
      description: own.description,
      code,
      handler: `index.${own.entry}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMegabytes,
      timeout: own.timeout,
      environment: { ...environment },
      role,
      logGroup: this.logGroup,
      ...logging,
      ...(isTraced ? { tracing: Tracing.ACTIVE } : {}),
      ...(own.reservedConcurrency === undefined
        ? {}
        : { reservedConcurrentExecutions: own.reservedConcurrency }),
      ...(vpc ? { vpc } : {}),
      ...(vpcSubnets ? { vpcSubnets } : {}),
      ...(securityGroups ? { securityGroups } : {}),
    });
    // CDK gives the rights of X-Ray with either mode, and without them no sender can have us pay for its traces
    const resource = this.lambda.node.defaultChild as CfnFunction;
    if (!isTraced) resource.tracingConfig = { mode: Tracing.PASS_THROUGH };
    const statements = [
      writeLogs(this.logGroup.logGroupArn),
      ...own.permissions,
      ...(vpc ? [joinVpc()] : []),
    ];
    for (const statement of statements) this.lambda.addToRolePolicy(statement);
    if (isTraced || vpc) {
      explain(role.node.findChild('DefaultPolicy'), {
        ids: ['CKV_AWS_111', 'AwsSolutions-IAM5[Resource::*]'],
        reason: 'X-Ray, and the network interfaces of a function in a VPC, know no resources.',
      });
    }
    leaveOutImplied(this.lambda, role);
    this.#explain(resource, common, own);
  }
  #explain(
    function_: CfnFunction,
    { encryptionKey, vpc }: CommonFunctionProps,
    own: GatewayFunctionProps,
  ): void {
    explain(
      function_,
      { ids: ['CKV_AWS_116'], reason: 'Its callers wait, or call again.' },
      { ids: ['CKV_AWS_173'], reason: 'AWS encrypts it; no secret is in it.' },
    );
    if (own.reservedConcurrency === undefined) {
      explain(function_, { ids: ['CKV_AWS_115'], reason: own.whyUncapped });
    }
    if (!vpc) explain(function_, { ids: ['CKV_AWS_117'], reason: 'It calls public addresses only.' });
    if (!encryptionKey) {
      explain(this.logGroup, {
        ids: ['CKV_AWS_158'],
        reason: 'AWS encrypts it; no body is in it.',
      });
    }
  }
}
