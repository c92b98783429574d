import {
  ArnFormat,
  CfnOutput,
  CrossStackReferences,
  ReferenceStrength,
  RemovalPolicy,
  Stack,
  type StackProps,
  Token,
} from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IHostedZone } from 'aws-cdk-lib/aws-route53';
import { CfnIPSet, CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { explain } from './findings.ts';
import {
  blockBadReputation,
  countContents,
  inOrder,
  labelSender,
  limitRate,
  measured,
} from './front-door-rules.ts';
import { checkRateLimit, rateLimitFor } from './rate-limit.ts';
import { type PublishedSender, publishedSenders } from './senders.ts';

export { FrontDoorAlarms } from './front-door-alarms.ts';

export interface FrontDoorEdgeProps extends StackProps {
  /** As given to `FrontDoor`. */
  readonly domainName: string;
  /** Where the certificate is validated. Without it the deployment waits until you have made the record that ACM asks for. */
  readonly hostedZone?: IHostedZone;
  /**
   * How many deliveries the gateway can run at once: its `reservedConcurrency`, or else the limit of its account, of which
   * the edge, in another Region, knows nothing. Default: 1,000, as accounts have it but for new ones, which begin with 10.
   */
  readonly concurrency?: number;
  /**
   * Requests per address and five minutes, of senders that publish no addresses: 10 to 2,000,000,000. Default: 750 times
   * `concurrency`, which is a quarter of what the gateway takes from everybody.
   */
  readonly rateLimit?: number;
}

/** The only Region whose certificates and web ACLs CloudFront takes. */
const edgeRegion = 'us-east-1';

/**
 * What of a request WAF puts into no log and no sample. No header is named, so all are covered: a sender's token may be
 * in whichever header somebody chose. Of the body a rule would quote what it found.
 * https://docs.aws.amazon.com/waf/latest/APIReference/API_FieldToProtect.html
 */
const secretFields = ['SINGLE_HEADER', 'SINGLE_COOKIE', 'QUERY_STRING', 'BODY'];

/**
 * What a `FrontDoor` needs from us-east-1, wherever the gateway is: a certificate and a web ACL. A stack in another Region
 * reads their ARNs with `Fn::GetStackOutput`, without a custom resource: AWS itself deletes neither while CloudFront uses
 * it. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
export class FrontDoorEdge extends Stack {
  readonly certificate: Certificate;
  readonly webAclArn: string;

  /** @throws {Error} when `env.region` is another Region, or WAF would refuse `rateLimit` */
  constructor(scope: Construct, id: string, props: FrontDoorEdgeProps) {
    const {
      domainName,
      hostedZone,
      concurrency,
      rateLimit = rateLimitFor(concurrency),
      ...stackProps
    } = props;
    checkRateLimit(rateLimit);
    const region = props.env?.region ?? edgeRegion;
    if (!Token.isUnresolved(region) && region !== edgeRegion) {
      throw new Error(
        `${id}: CloudFront takes certificates and web ACLs from ${edgeRegion} only, not ${region}`,
      );
    }
    super(scope, id, { ...stackProps, env: { ...props.env, region } });
    this.certificate = new Certificate(this, 'Certificate', {
      domainName,
      validation: CertificateValidation.fromDns(hostedZone),
    });
    const webAcl = new CfnWebACL(this, 'WebAcl', {
      scope: 'CLOUDFRONT',
      description: `Sallyport: ${domainName}`,
      defaultAction: { allow: {} },
      rules: inOrder([
        ...publishedSenders.map((sender) => labelSender(sender.provider, this.#ipSetArns(sender))),
        blockBadReputation(),
        limitRate(rateLimit),
        countContents('AWSManagedRulesCommonRuleSet'),
        countContents('AWSManagedRulesKnownBadInputsRuleSet'),
      ]),
      visibilityConfig: measured('sallyport'),
      dataProtectionConfig: {
        dataProtections: secretFields.map((fieldType) => ({ field: { fieldType }, action: 'SUBSTITUTION' })),
      },
    });
    explain(webAcl, {
      ids: ['CKV_AWS_192'],
      reason:
        'A webhook carries code as a matter of course: contents are counted, never blocked. The function runs no Java.',
    });
    this.webAclArn = webAcl.attrArn;
    for (const resource of [this.certificate, webAcl]) {
      CrossStackReferences.of(resource).produce(ReferenceStrength.WEAK);
    }
    this.#log();
    new CfnOutput(this, 'CertificateArn', { value: this.certificate.certificateArn });
    new CfnOutput(this, 'WebAclArn', { value: this.webAclArn });
  }

  #ipSetArns({ provider, ipv4, ipv6 }: PublishedSender): string[] {
    const versions = [
      ['IPV4', ipv4],
      ['IPV6', ipv6],
    ] as const;
    return versions
      .filter(([, addresses]) => addresses.length > 0)
      .map(([ipAddressVersion, addresses]) => {
        const set = new CfnIPSet(this, `${provider}-${ipAddressVersion}`, {
          scope: 'CLOUDFRONT',
          ipAddressVersion,
          addresses: [...addresses],
        });
        return set.attrArn;
      });
  }

  /**
   * WAF itself lets its log delivery write to the group, with the resource policy AWSWAF-LOGS:
   * https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
   */
  #log(): void {
    const group = new LogGroup(this, 'Log', {
      logGroupName: `aws-waf-logs-${this.stackName}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    explain(group, {
      ids: ['CKV_AWS_158'],
      reason: 'CloudWatch encrypts it, and what is secret is left out.',
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.webAclArn,
      logDestinationConfigs: [
        // not `logGroupArn`, which ends with `:*`
        this.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: group.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: ['BLOCK', 'COUNT'].map((Action) => ({ ActionCondition: { Action } })),
          },
        ],
      },
    });
  }
}
