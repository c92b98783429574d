import { CrossStackReferences, ReferenceStrength, Stack, type StackProps } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { Alarm, type AlarmProps, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { alarmTopic } from './alarm-topic.ts';
import { period } from './gateway-metrics.ts';
import { runbook } from './runbook.ts';

interface FrontDoorAlarmsProps extends StackProps {
  /** Of the front door: `hooks.frontDoor.distribution`. */
  readonly distribution: Distribution;
  /** In us-east-1. Default: an encrypted topic of its own. */
  readonly alarmTopic?: ITopic;
}

/**
 * What the front door does to deliveries before the gateway sees them. A stack of its own, since CloudFront and its firewall are
 * counted in us-east-1 alone, where their alarms must be too, and the distribution is made after the edge.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html
 */
export class FrontDoorAlarms extends Stack {
  readonly alarmTopic: ITopic;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: FrontDoorAlarmsProps) {
    const { distribution, alarmTopic: given, ...stackProps } = props;
    super(scope, id, { ...stackProps, env: { ...props.env, region: 'us-east-1' } });
    CrossStackReferences.of(distribution).produce(ReferenceStrength.WEAK);
    this.alarmTopic = given ?? alarmTopic(this, undefined);
    const action = new SnsAction(this.alarmTopic);
    this.alarms = Object.entries(rules(distribution)).map(([name, { alarmDescription, ...rule }]) => {
      const alarm = new Alarm(this, name, {
        ...rule,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        alarmDescription: `${alarmDescription} ${runbook(name)}`,
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      return alarm;
    });
  }
}

function rules(distribution: Distribution): Readonly<Record<string, AlarmProps>> {
  return {
    // not what is blocked for its bad reputation: on a public name that never ends
    RateLimited: {
      metric: new Metric({
        namespace: 'AWS/WAFV2',
        metricName: 'BlockedRequests',
        dimensionsMap: { WebACL: 'sallyport', Rule: 'rate-limit' },
        statistic: Stats.SUM,
        period,
      }),
      threshold: 1,
      evaluationPeriods: 1,
      alarmDescription: 'The firewall turned an address away that sends too much: 429.',
    },
    DistributionErrors: {
      metric: new Metric({
        namespace: 'AWS/CloudFront',
        metricName: '5xxErrorRate',
        dimensionsMap: { DistributionId: distribution.distributionId, Region: 'Global' },
        statistic: Stats.AVERAGE,
        period,
      }),
      threshold: 5,
      evaluationPeriods: 2,
      alarmDescription: 'CloudFront answers more than one delivery in twenty with 5xx.',
    },
  };
}
