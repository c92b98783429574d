import {
  type AlarmBase,
  AlarmRule,
  type CfnCompositeAlarm,
  CompositeAlarm,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/**
 * A rule may have 100 alarms and 10,240 characters, and an alarm's name 255: so few fit whatever the stack is called.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
const most = 35;

/** An alarm that rings when one of these does, and once. Of more than fit, some are put together in alarms that tell nobody. */
export function anyOf(
  scope: Construct,
  id: string,
  alarms: readonly AlarmBase[],
  alarmDescription: string,
): CompositeAlarm {
  return compositeOf(scope, id, alarms.length > most ? grouped(scope, id, alarms) : alarms, alarmDescription);
}

function grouped(scope: Construct, id: string, alarms: readonly AlarmBase[]): readonly AlarmBase[] {
  const groups = Array.from({ length: Math.ceil(alarms.length / most) }, (_, at) =>
    alarms.slice(at * most, (at + 1) * most),
  );
  return groups.map((group, at) =>
    compositeOf(scope, `${id}${at + 1}`, group, `A part of ${id}, which tells of it.`),
  );
}

function compositeOf(
  scope: Construct,
  id: string,
  alarms: readonly AlarmBase[],
  alarmDescription: string,
): CompositeAlarm {
  const rule = alarms.map(({ alarmName }) => `ALARM("${alarmName}")`).join(' OR ');
  const composite = new CompositeAlarm(scope, id, {
    alarmRule: AlarmRule.fromString(rule),
    alarmDescription,
  });
  // CDK makes one up of the path: two stacks of one template would want the same. CloudFormation makes up one for each
  (composite.node.defaultChild as CfnCompositeAlarm).addPropertyDeletionOverride('AlarmName');
  return composite;
}
