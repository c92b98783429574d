import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alarmRules, type Watched } from './alarm-rules.ts';

/** Every way in which deliveries can be lost, late or forged, and each tells somebody. */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, topic: ITopic, watched: Watched) {
    super(scope, id);
    const action = new SnsAction(topic);
    this.all = Object.entries(alarmRules(watched)).map(([name, rule]) => {
      const alarm = new Alarm(this, name, {
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        ...rule,
      });
      alarm.addAlarmAction(action);
      return alarm;
    });
  }
}
