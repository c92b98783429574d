import { block, blocks, type Form, type Forms, json, map, only, type ResourceType, value } from '../form.ts';

const actions: Forms = {
  ActionsEnabled: value('actions_enabled'),
  AlarmActions: value('alarm_actions'),
  AlarmDescription: value('alarm_description'),
  InsufficientDataActions: value('insufficient_data_actions'),
  OKActions: value('ok_actions'),
};

const metrics: Form = blocks('metric_query', {
  Expression: value('expression'),
  Id: value('id'),
  Label: value('label'),
  MetricStat: block('metric', {
    Metric: block('', {
      Dimensions: map('dimensions'),
      MetricName: value('metric_name'),
      Namespace: value('namespace'),
    }),
    Period: value('period'),
    Stat: value('stat'),
    Unit: value('unit'),
  }),
  Period: value('period'),
  ReturnData: value('return_data'),
});

export const alarms: Readonly<Record<string, ResourceType>> = {
  'AWS::CloudWatch::Alarm': {
    resource: 'aws_cloudwatch_metric_alarm',
    file: 'alarms',
    called: (id) => id.replace(/^Alarms/, ''),
    named: { argument: 'alarm_name' },
    properties: {
      ...actions,
      ComparisonOperator: value('comparison_operator'),
      DatapointsToAlarm: value('datapoints_to_alarm'),
      Dimensions: map('dimensions'),
      EvaluateLowSampleCountPercentile: value('evaluate_low_sample_count_percentiles'),
      EvaluationPeriods: value('evaluation_periods'),
      ExtendedStatistic: value('extended_statistic'),
      MetricName: value('metric_name'),
      Metrics: metrics,
      Namespace: value('namespace'),
      Period: value('period'),
      Statistic: value('statistic'),
      Threshold: value('threshold'),
      ThresholdMetricId: value('threshold_metric_id'),
      TreatMissingData: value('treat_missing_data'),
      Unit: value('unit'),
    },
    attributes: { Ref: 'alarm_name', Arn: 'arn' },
  },
  'AWS::CloudWatch::CompositeAlarm': {
    resource: 'aws_cloudwatch_composite_alarm',
    file: 'alarms',
    called: (id) => id.replace(/^Alarms/, ''),
    named: { argument: 'alarm_name' },
    properties: {
      ...actions,
      ActionsSuppressor: value('actions_suppressor.alarm'),
      ActionsSuppressorExtensionPeriod: value('actions_suppressor.extension_period'),
      ActionsSuppressorWaitPeriod: value('actions_suppressor.wait_period'),
      AlarmRule: value('alarm_rule'),
    },
    attributes: { Ref: 'alarm_name', Arn: 'arn' },
  },
  'AWS::CloudWatch::Dashboard': {
    resource: 'aws_cloudwatch_dashboard',
    file: 'dashboard',
    called: (id) => id,
    named: { argument: 'dashboard_name' },
    properties: { DashboardBody: json('dashboard_body') },
    attributes: {},
  },
  'AWS::SNS::Topic': {
    resource: 'aws_sns_topic',
    file: 'alarms',
    called: (id) => id,
    named: { argument: 'name_prefix', isPrefix: true },
    properties: { KmsMasterKeyId: value('kms_master_key_id') },
    attributes: { Ref: 'arn', TopicArn: 'arn', TopicName: 'name' },
  },
  'AWS::SNS::TopicPolicy': {
    resource: 'aws_sns_topic_policy',
    file: 'alarms',
    called: (id) => id.replace(/Policy$/, ''),
    properties: { PolicyDocument: json('policy'), Topics: only('arn') },
    attributes: {},
  },
};
