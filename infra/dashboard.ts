import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  AlarmStatusWidgetSortBy,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  Row,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { gatewayMetric, type MetricName, period } from './gateway-metrics.ts';

interface DashboardProps {
  readonly handler: IFunction;
  readonly redrive: IFunction;
  readonly check: IFunction;
  readonly log: ILogGroup;
  readonly parked: IQueue;
  readonly deadLetters: IQueue;
  /** Those that tell somebody first. */
  readonly alarms: readonly IAlarm[];
}

const wholeWidth = 24;
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html#CloudWatch-Dashboard-Properties-Alarm-Widget-Object */
const mostAlarms = 100;

/** What rings, and three questions, a row each: is it receiving, is it losing, is it being attacked? */
export function gatewayDashboard(scope: Construct, props: DashboardProps): Dashboard {
  const { handler, redrive, check, parked, deadLetters } = props;
  const counted = (...names: MetricName[]) => names.map((name) => gatewayMetric(handler, name));
  return new Dashboard(scope, 'Dashboard', {
    defaultInterval: Duration.hours(12),
    widgets: [
      [alarmStates(props.alarms)],
      question(
        'Is it receiving?',
        graph('Deliveries', counted('Proven', 'Accepted', 'Duplicate', 'Parked')),
        graph('Until the bus has it (99 of 100), ms', counted('PublishLatency')),
        graph('Function', [
          handler.metricInvocations(),
          handler.metricDuration({ statistic: Stats.MAXIMUM }),
          handler.metric('ConcurrentExecutions', { statistic: Stats.MAXIMUM }),
        ]),
      ),
      question(
        'Is it losing? All of this should be empty.',
        graph('Not taken', [
          ...counted('Unavailable', 'Oversize', 'ParkFailed', 'BusMissing'),
          handler.metricErrors(),
          handler.metricThrottles(),
        ]),
        graph('Waiting', [
          parked.metricApproximateNumberOfMessagesVisible(),
          parked.metricApproximateNumberOfMessagesNotVisible(),
          deadLetters.metricApproximateNumberOfMessagesVisible({ label: 'dead letters' }),
        ]),
        graph('What is wrong', [
          ...counted('BreakerOpen', 'SecretFailed', 'DedupeFailed'),
          gatewayMetric(check, 'ProbeFailed'),
          redrive.metricErrors({ label: 'redrive errors' }),
        ]),
      ),
      question(
        'Is it being attacked?',
        graph(
          'Rejected and accepted',
          counted('Rejected', 'Unsigned', 'UnknownEndpoint', 'Refused', 'Accepted'),
        ),
        graph('Verified with an old secret', counted('OldSecret', 'SecretRefresh')),
        rejections(props.log),
      ),
    ],
  });
}

function alarmStates(alarms: readonly IAlarm[]): AlarmStatusWidget {
  return new AlarmStatusWidget({
    title: 'Alarms',
    alarms: alarms.slice(0, mostAlarms),
    sortBy: AlarmStatusWidgetSortBy.STATE_UPDATED_TIMESTAMP,
    width: wholeWidth,
    height: 4,
  });
}

function question(title: string, ...widgets: IWidget[]): IWidget[] {
  return [new TextWidget({ markdown: `## ${title}`, width: wholeWidth, height: 1 }), new Row(...widgets)];
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: wholeWidth / 3, period });
}

function rejections(log: ILogGroup): LogQueryWidget {
  return new LogQueryWidget({
    title: 'Why, of late',
    logGroupNames: [log.logGroupName],
    view: LogQueryVisualizationType.TABLE,
    width: wholeWidth / 3,
    queryLines: [
      'filter outcome = "rejected"',
      'stats count(*) as deliveries by endpoint, code',
      'sort deliveries desc',
      'limit 20',
    ],
  });
}
