import { type CfnCondition, Validations } from 'aws-cdk-lib';
import { Alarm, type CfnAlarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type AlarmRule, alarmRules, type Watched } from './alarm-rules.ts';
import { nothingProven, type WatchedEndpoint } from './endpoint-alarm.ts';

/** Every way in which deliveries can be lost, late or forged, and each tells somebody. */
export class Alarms extends Construct {
  readonly #action: SnsAction;
  readonly #all: Alarm[] = [];

  constructor(
    scope: Construct,
    id: string,
    topic: ITopic,
    watched: Watched,
    endpoints: readonly WatchedEndpoint[],
  ) {
    super(scope, id);
    this.#action = new SnsAction(topic);
    for (const [name, rule] of Object.entries(alarmRules(watched))) this.#add(name, rule);
    for (const endpoint of endpoints) {
      const rule = nothingProven(watched.handler, endpoint);
      this.#add(`NothingProven-${endpoint.id}`, rule, endpoint.condition);
    }
  }

  get all(): readonly Alarm[] {
    return this.#all;
  }

  #add(name: string, rule: AlarmRule, condition?: CfnCondition): void {
    const alarm = new Alarm(this, name, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...rule,
    });
    alarm.addAlarmAction(this.#action);
    if (rule.treatMissingData === TreatMissingData.MISSING) alarm.addInsufficientDataAction(this.#action);
    if (condition) onlyIf(condition, alarm);
    this.#all.push(alarm);
  }
}

function onlyIf(condition: CfnCondition, alarm: Alarm): void {
  (alarm.node.defaultChild as CfnAlarm).cfnOptions.condition = condition;
  Validations.of(alarm).acknowledge({
    id: 'CloudFormation-Validate::W1030',
    reason: 'An endpoint without a name has no alarm: the empty default never gets into a dimension.',
  });
}
