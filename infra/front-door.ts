import { Duration, SecretValue } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AaaaRecord, ARecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { restoredChallenge } from './challenge.ts';
import { explain } from './findings.ts';

export interface FrontDoorProps {
  /** Of the door behind: of a function URL with auth type `NONE`, or of an HTTP API. */
  readonly host: string;
  /** Where senders send to: `hooks.example.com`. */
  readonly domainName: string;
  /** For `domainName`, in us-east-1: `FrontDoorEdge.certificate`. */
  readonly certificate: ICertificate;
  /** How long CloudFront waits for the function; above 60 s it wants a higher quota. Default: 30 s. */
  readonly readTimeout?: Duration;
  /** Of scope CLOUDFRONT: `FrontDoorEdge.webAclArn`. */
  readonly webAclArn: string;
  /** Gets the records of `domainName`. Without it they are yours to make. */
  readonly hostedZone?: IHostedZone;
  /** The gateway's `originSecretId`. Its value is the secret itself, no JSON. */
  readonly originSecret: ISecret;
  /** Whether a sender behind it shows its credentials only where a 401 asks for them. Default: none does. */
  readonly asksForCredentials?: boolean;
  /** VersionId of the value that CloudFront sends, which is no secret. Default: the current one at deployment. */
  readonly originSecretVersion?: string;
}

/** CloudFront's own default. A POST is not sent twice when it is over. */
const defaultReadTimeout = Duration.seconds(30);

/**
 * Error answers to GET that CloudFront would keep for 10 s, by path alone, and give to a sender whose handshake is right:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 */
const keptErrors = [404, 405, 414, 500, 501, 502, 503, 504];

/**
 * CloudFront before a function URL or an HTTP API. It caches nothing and passes on everything but `Host`, and proves with a header
 * that it is the one that calls.
 *
 * Not with an origin access control: CloudFront would sign the request, for which the sender of a POST has to send the
 * hash of its body, and no provider does:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html
 */
export class FrontDoor extends Construct {
  readonly distribution: Distribution;
  /** What senders are given, and what `publicUrl` begins with. No slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    const { domainName, originSecret, originSecretVersion: versionId } = props;
    const origin = new HttpOrigin(props.host, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      readTimeout: props.readTimeout ?? defaultReadTimeout,
      customHeaders: {
        // unwrapped, it is a dynamic reference: CloudFormation puts the value in
        'x-sallyport-origin': SecretValue.secretsManager(
          originSecret.secretArn,
          versionId === undefined ? {} : { versionId },
        ).unsafeUnwrap(),
      },
    });
    this.url = `https://${domainName}`;
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Sallyport: ${domainName}`,
      domainNames: [domainName],
      certificate: props.certificate,
      webAclId: props.webAclArn,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        origin,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        // a redirected POST comes back as a GET without its body
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        compress: false,
        ...(props.asksForCredentials ? { functionAssociations: [restoredChallenge(this)] } : {}),
      },
      errorResponses: keptErrors.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    });
    if (props.hostedZone) this.#records(props.hostedZone, domainName);
    this.#acknowledge();
  }

  #records(zone: IHostedZone, domainName: string): void {
    const target = RecordTarget.fromAlias(new CloudFrontTarget(this.distribution));
    const record = { zone, recordName: `${domainName}.`, target };
    new ARecord(this, 'Ipv4', record);
    new AaaaRecord(this, 'Ipv6', record);
  }

  #acknowledge(): void {
    explain(
      this.distribution,
      { ids: ['AwsSolutions-CFR1'], reason: 'Senders deliver from wherever they have servers.' },
      {
        ids: ['CKV_AWS_86', 'AwsSolutions-CFR3'],
        reason:
          'An access log holds query strings, in which some senders put their token. The gateway writes a line per ' +
          'delivery without them, and the web ACL one per request that it blocks or counts.',
      },
    );
  }
}
