import { describe, expect, it } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { FrontDoorAlarms } from '../../infra/front-door-edge.ts';
import { read } from '../docs/support/page-files.ts';
import { anchorsOf } from '../docs/support/pages.ts';
import { newApp } from './support/apps.ts';
import { type Json, rule, single } from './support/edges.ts';
import { account, doorIn } from './support/front-door-stacks.ts';

function alarmsOf(template: Template): readonly (readonly [string, Json])[] {
  return Object.entries(template.findResources('AWS::CloudWatch::Alarm')).map(
    ([id, { Properties }]) => [id.replace(/[0-9A-F]{8}$/, ''), Properties] as const,
  );
}

function stackIn(app = newApp()) {
  const { door } = doorIn(app);
  const { distribution } = door;
  return new FrontDoorAlarms(app, 'DoorAlarms', { env: { account, region: 'us-east-1' }, distribution });
}

describe('the alarms of the front door', () => {
  const stack = stackIn();
  const alarms = Object.fromEntries(alarmsOf(Template.fromStack(stack)));

  it('are where CloudFront and its firewall are counted', () => {
    expect(stack.region).toBe('us-east-1');
    expect(Object.keys(alarms)).toEqual(['RateLimited', 'DistributionErrors']);
  });

  it('watch the rule of the edge that limits the rate, by the names that it is counted under', () => {
    expect(alarms.RateLimited).toMatchObject({
      Namespace: 'AWS/WAFV2',
      MetricName: 'BlockedRequests',
      Dimensions: [
        { Name: 'Rule', Value: rule('rate-limit').VisibilityConfig.MetricName },
        { Name: 'WebACL', Value: single('AWS::WAFv2::WebACL').VisibilityConfig.MetricName },
      ],
      Statistic: 'Sum',
    });
  });

  it('watch the distribution, which is in a stack of another Region', () => {
    const { Dimensions, ...errors } = alarms.DistributionErrors;
    expect(errors).toMatchObject({
      Namespace: 'AWS/CloudFront',
      MetricName: '5xxErrorRate',
      Statistic: 'Average',
    });
    expect(JSON.stringify(Dimensions)).toContain('Fn::GetStackOutput');
    expect(Dimensions).toContainEqual({ Name: 'Region', Value: 'Global' });
  });

  it('tell when they begin to ring and when they end, and lead to their sections', () => {
    const anchors = anchorsOf(read('docs/alarms.md'));
    for (const { AlarmActions, OKActions, AlarmDescription } of Object.values(alarms)) {
      expect(OKActions).toEqual(AlarmActions);
      expect(AlarmActions).toHaveLength(1);
      const [, anchor = ''] = /docs\/alarms\.md#(\w+)$/.exec(AlarmDescription) ?? [];
      expect([...anchors]).toContain(anchor);
    }
  });

  it('may go to a topic of the user', () => {
    const app = newApp();
    const topics = new Stack(app, 'Topics', { env: { account, region: 'us-east-1' } });
    const alarmTopic = Topic.fromTopicArn(topics, 'Ours', `arn:aws:sns:us-east-1:${account}:ours`);
    const { distribution } = doorIn(app).door;
    const own = new FrontDoorAlarms(app, 'DoorAlarms', { env: { account }, distribution, alarmTopic });
    const template = Template.fromStack(own);
    template.resourceCountIs('AWS::SNS::Topic', 0);
    expect(alarmsOf(template).map(([, { AlarmActions }]) => AlarmActions)).toEqual(
      Array(2).fill([`arn:aws:sns:us-east-1:${account}:ours`]),
    );
  });
});
