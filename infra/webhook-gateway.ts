/**
 * A gateway as one part of somebody's CDK app: say who sends, and each gets a URL. It exists because what keeps events from
 * being lost (a queue, a bucket, a ledger, narrow rights, alarms) works without notice until it is missing, and by hand
 * something of it always is. The configuration is checked at synthesis, by the code that reads it later, so that a mistake
 * deploys nothing. `gateway.ts` makes what the templates have too; here is what takes an app: providers of one's own, secrets
 * and buses that are objects, versions behind an alias, a front door, grants.
 */
import { Duration, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Alarm, CompositeAlarm, Dashboard, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Alias, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Provider } from '../src/domain/provider.ts';
import { providers as knownProviders } from '../src/domain/providers/index.ts';
import { archiveEvents, busId, busOf } from './buses.ts';
import { warnOfLostChallenge } from './challenge.ts';
import { checkDoor } from './check-door.ts';
import { commandOutputs } from './command-outputs.ts';
import type { ConfigurationDocument, GatewaySettings } from './configuration.ts';
import { configuredCode } from './configured-code.ts';
import type { EndpointProps } from './endpoint-props.ts';
import { newSecret, policyArn } from './endpoint-secrets.ts';
import { Endpoints, urlForSender } from './endpoints.ts';
import type { FrontDoor } from './front-door.ts';
import { Gateway } from './gateway.ts';
import { gatewayMetric, type MetricName } from './gateway-metrics.ts';
import type { Kept } from './gateway-props.ts';
import { grant, manageQueue, readObjects, rotateSecrets } from './grants.ts';
import { HttpApiDoor } from './http-api-door.ts';
import { liveAlias } from './live-alias.ts';
import { openDoor } from './open-door.ts';
import { reckonWithSecretArns } from './policy-size.ts';
import { rollOutGradually } from './rollout.ts';
import { expectedEndpoints } from './silence-alarm.ts';
import { keepWarm } from './warm-start.ts';
import type { WebhookGatewayProps } from './webhook-gateway-props.ts';

export type { EndpointProps, GatewaySettings, WebhookGatewayProps };

const defaultDedupeWindow = Duration.days(1);

/**
 * A gateway for webhooks, whole: endpoints, secrets, what keeps events safe, what tells when they are not.
 * @throws {ConfigInvalid} with all mistakes of the endpoints and settings
 */
export class WebhookGateway<const Own extends Provider = never> extends Construct {
  /** Where senders reach the gateway, without a slash at the end: by a domain of yours, or else the URL of the door. */
  readonly url: string;
  /** What to give to each sender, by name of the endpoint. */
  readonly urls: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, ISecret>>;
  readonly function: LambdaFunction;
  /** What the door leads to. */
  readonly alias: Alias;
  readonly redriveFunction: LambdaFunction;
  readonly checkFunction: LambdaFunction;
  readonly parkingQueue: IQueue;
  readonly deadLetterQueue: IQueue;
  readonly claimCheckBucket: Bucket;
  /** The ledger; none where the window is 0. */
  readonly dedupeTable: Table | undefined;
  readonly alarmTopic: ITopic;
  /** All metric alarms. They have no actions: `compositeAlarms` tell of them. */
  readonly alarms: readonly Alarm[];
  /** `LosingNow`, `Delayed`, `Suspicious`, which go to the topic: docs/alarms.md. */
  readonly compositeAlarms: readonly CompositeAlarm[];
  readonly dashboard: Dashboard;
  readonly frontDoor: FrontDoor | undefined;
  /** The door, where it is one. */
  readonly httpApi: HttpApi | undefined;
  readonly #keys: readonly IKey[];

  constructor(scope: Construct, id: string, props: WebhookGatewayProps<Own>) {
    super(scope, id);
    reckonWithSecretArns(this, props.endpoints);
    const { frontDoor, archive, encryptionKey } = props;
    const { reservedConcurrency = 'none', rollout = 'gradual', dedupeWindow = defaultDedupeWindow } = props;
    const { door = 'function-url', domain } = props;
    checkDoor({ door, domain, hasFrontDoor: frontDoor !== undefined, region: Stack.of(this).region });
    const providers = [...(props.onlyProviders ?? knownProviders), ...(props.providers ?? [])];
    const bus = props.bus ?? busOf(this, 'default');
    const publicName = frontDoor?.domainName ?? domain?.domainName;
    const endpoints = new Endpoints(this, 'Endpoints', {
      endpoints: props.endpoints,
      providers,
      bus,
      encryptionKey,
      publicBase: publicName && `https://${publicName}`,
    });
    const originSecret =
      frontDoor &&
      // no endpoint has a capital letter in its name
      newSecret(this, 'Origin', {
        gateway: this,
        description: 'What the front door of Sallyport sends along, and nobody else.',
        generated: true,
        encryptionKey,
      });
    const secrets = [...Object.values(endpoints.secrets), ...(originSecret ? [originSecret.secret] : [])];

    const httpApi =
      door === 'http-api'
        ? new HttpApiDoor(this, 'HttpApi', { domain, encryptionKey, logRetention: props.logRetention })
        : undefined;
    const documentOf = (kept: Kept): ConfigurationDocument => ({
      endpoints: endpoints.documents,
      bus: busId(bus),
      ...props.settings,
      originSecretId: originSecret?.id,
      ...kept,
    });
    const gateway = new Gateway(this, 'Gateway', {
      ...props,
      httpApi: httpApi?.api,
      configure: (kept) => configuredCode(this, documentOf(kept), { entry: props.entry, providers }),
      expected: expectedEndpoints(props.endpoints),
      hasOriginSecret: originSecret !== undefined,
      buses: endpoints.buses,
      secretArns: arnsOf(secrets),
      secretKeyArns: keyArnsOf(secrets),
      enrolled: { arns: arnsOf(endpoints.enrolled), keyArns: keyArnsOf(endpoints.enrolled) },
      answerWithinMs: endpoints.answerWithinMs,
      reservedConcurrency: reservedConcurrency === 'none' ? undefined : reservedConcurrency,
      dedupeWindowSeconds: dedupeWindow.toSeconds(),
      archived: archive,
      // what it finds must be so of what serves
      checkAs: (check) => liveAlias(this, 'LiveCheck', check),
    });
    this.secrets = endpoints.secrets;
    this.function = gateway.handler.lambda;
    this.redriveFunction = gateway.redrive.lambda;
    this.checkFunction = gateway.check.lambda;
    this.parkingQueue = gateway.parking.queue;
    this.deadLetterQueue = gateway.parking.deadLetters;
    this.claimCheckBucket = gateway.claimChecks;
    this.dedupeTable = gateway.ledger;
    this.alarmTopic = gateway.alarmTopic;
    this.alarms = gateway.alarms.all;
    this.compositeAlarms = gateway.alarms.composites;
    this.dashboard = gateway.dashboard;
    this.#keys = encryptionKey ? [encryptionKey] : [];

    this.alias = liveAlias(this, 'Live', this.function);
    keepWarm(this, this.alias, props.provisionedConcurrency, endpoints.patience);
    if (rollout === 'gradual') rollOutGradually(this, this.alias, this.function, this.alarms);
    this.httpApi = httpApi?.api;
    const opened = openDoor(this, {
      alias: this.alias,
      httpApi,
      frontDoor: frontDoor &&
        originSecret && {
          ...frontDoor,
          originSecret: originSecret.secret,
          asksForCredentials: endpoints.asking.length > 0,
        },
      timeout: gateway.timeout,
    });
    warnOfLostChallenge(this, endpoints.asking, frontDoor !== undefined);
    this.frontDoor = opened.frontDoor;
    this.url = opened.url;
    gateway.isReachedAt(this.url);
    commandOutputs(this, documentOf(gateway.kept), this.url);
    this.urls = Object.fromEntries(
      Object.entries(props.endpoints).map(([name, given]) => [name, urlForSender(name, given, this.url)]),
    );

    if (archive) for (const use of endpoints.buses) archiveEvents(this, use, archive);
  }

  /** What the gateway counts, over all its endpoints. */
  metric(name: MetricName, options?: MetricOptions): Metric {
    return gatewayMetric(this.function, name, options);
  }

  /** For consumers, who fetch what was too big for the bus: docs/consuming.md. */
  grantReadClaimChecks(grantee: IGrantable): Grant {
    return grant(grantee, readObjects, [this.claimCheckBucket.arnForObjects('*')], this.#keys);
  }

  /** For who runs `sallyport rotate`. */
  grantRotateSecrets(grantee: IGrantable): Grant {
    const secrets = Object.values(this.secrets);
    const keys = secrets.flatMap(({ encryptionKey }) => encryptionKey ?? []);
    return grant(grantee, rotateSecrets, secrets.map(policyArn), keys);
  }

  /** For who runs `sallyport parked`. */
  grantManageParked(grantee: IGrantable): Grant {
    const queues = [this.parkingQueue, this.deadLetterQueue];
    return grant(
      grantee,
      manageQueue,
      queues.map(({ queueArn }) => queueArn),
      this.#keys,
    );
  }
}

function arnsOf(secrets: readonly ISecret[]): readonly string[] {
  return [...new Set(secrets.map(policyArn))];
}

function keyArnsOf(secrets: readonly ISecret[]): readonly string[] {
  return [...new Set(secrets.flatMap(({ encryptionKey }) => encryptionKey?.keyArn ?? []))];
}
