import { Alarm, ComparisonOperator, type CompositeAlarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlarmRule, Watched } from './alarm-rule.ts';
import { alarmRules, type CompositeName, composites } from './alarm-rules.ts';
import { anyOf } from './composite-alarm.ts';
import { runbook } from './runbook.ts';
import { type ExpectedEndpoint, silent } from './silence-alarm.ts';

/**
 * Every way in which deliveries can be lost, late or forged. Who is told hears of three alarms: each rings where one of those
 * below it does, and once, however many of them one cause sets off.
 */
export class Alarms extends Construct {
  /** Those that tell somebody. */
  readonly composites: readonly CompositeAlarm[];
  /** Those below them. */
  readonly all: readonly Alarm[];

  constructor(
    scope: Construct,
    id: string,
    topic: ITopic,
    watched: Watched,
    expected: readonly ExpectedEndpoint[] = [],
  ) {
    super(scope, id);
    const rules = alarmRules(watched);
    const names = Object.keys(composites) as CompositeName[];
    const below = names.map((name) =>
      Object.entries(rules[name]).map(([leaf, rule]) => this.#leaf(leaf, rule)),
    );
    const silences = expected.map((endpoint) =>
      this.#leaf('Silent', silent(watched.handler, watched.check, endpoint), `Silent-${endpoint.name}`),
    );
    this.composites = names.map((name, at) => {
      const alarms = [...(below[at] ?? []), ...(name === 'LosingNow' ? silences : [])];
      const composite = anyOf(this, name, alarms, `${composites[name]} ${runbook(name)}`);
      const action = new SnsAction(topic);
      composite.addAlarmAction(action);
      composite.addOkAction(action);
      return composite;
    });
    this.all = [...below.flat(), ...silences];
  }

  /** @param name of its heading in docs/alarms.md */
  #leaf(name: string, rule: AlarmRule, id = name): Alarm {
    return new Alarm(this, id, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...rule,
      alarmDescription: `${rule.alarmDescription} ${runbook(name)}`,
    });
  }
}
