import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  DomainName,
  HttpApi,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  IpAddressType,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Alias, IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AaaaRecord, ARecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { explain } from './findings.ts';
import { leaveOutImplied } from './implied-dependency.ts';

export interface DomainProps {
  /** Where senders send to: `hooks.example.com`. */
  readonly domainName: string;
  /** For `domainName`, in the Region of the gateway. */
  readonly certificate: ICertificate;
  /** Gets the records of `domainName`. Without it they are yours to make. */
  readonly hostedZone?: IHostedZone;
}

interface HttpApiDoorProps {
  readonly domain: DomainProps | undefined;
  /** Default: a month. */
  readonly logRetention: RetentionDays | undefined;
  readonly encryptionKey: IKey | undefined;
}

/**
 * What AWS answers, also where the function is not asked. Nothing in it is the sender's to choose: API Gateway escapes
 * nothing, so that with a path somebody could write lines of their own, and in a query string some senders put their token.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
const logged = {
  time: '$context.requestTimeEpoch',
  request: '$context.requestId',
  source: '$context.identity.sourceIp',
  status: '$context.status',
  ms: '$context.responseLatency',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
};

/** An HTTP API that hands every request to the alias, where there are no function URLs, or for a domain without CloudFront. */
export class HttpApiDoor extends Construct {
  readonly api: HttpApi;
  /** What senders are given. No slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: HttpApiDoorProps) {
    super(scope, id);
    const { domain } = props;
    this.api = new HttpApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      description: 'Sallyport: webhooks become events.',
      createDefaultStage: false,
      // with a domain there is one way in
      disableExecuteApiEndpoint: domain !== undefined,
      ipAddressType: IpAddressType.DUAL_STACK,
    });
    const name = domain && this.#domain(domain);
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      ...(name ? { domainMapping: { domainName: name } } : {}),
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.#log(props)),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    });
    for (const mapping of stage.node.children) {
      if (name && mapping instanceof ApiMapping) leaveOutImplied(mapping, name);
    }
    this.url = domain ? `https://${domain.domainName}` : this.api.apiEndpoint;
  }

  /** Payload format 2.0, which is that of function URLs. Lambda lets this API call the alias, and nobody else. */
  leadTo(alias: Alias): void {
    const route = new HttpRoute(this, 'Route', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      // the cast: CDK is not compiled with exactOptionalPropertyTypes
      integration: new HttpLambdaIntegration('Alias', alias as IFunction),
    });
    explain(route, {
      ids: ['AwsSolutions-APIG4'],
      reason: 'Senders prove who they are by a signature, which only the function can verify.',
    });
  }

  #domain({ domainName, certificate, hostedZone: zone }: DomainProps): DomainName {
    const domain = new DomainName(this, 'Domain', {
      domainName,
      certificate,
      ipAddressType: IpAddressType.DUAL_STACK,
    });
    if (zone) {
      const { regionalDomainName, regionalHostedZoneId } = domain;
      const target = RecordTarget.fromAlias(
        new ApiGatewayv2DomainProperties(regionalDomainName, regionalHostedZoneId),
      );
      const record = { zone, recordName: `${domainName}.`, target };
      new ARecord(this, 'Ipv4', record);
      new AaaaRecord(this, 'Ipv6', record);
    }
    return domain;
  }

  #log({ logRetention = RetentionDays.ONE_MONTH, encryptionKey }: HttpApiDoorProps): LogGroup {
    const log = new LogGroup(this, 'Log', {
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
      ...(encryptionKey ? { encryptionKey } : {}),
    });
    if (!encryptionKey) {
      explain(log, {
        ids: ['CKV_AWS_158'],
        reason: 'AWS encrypts it; nothing that senders choose is in it.',
      });
    }
    return log;
  }
}
