import { DescribeRuleCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { parsed, type ResourceType } from '../resource-type.ts';

export const rule: ResourceType = {
  async see({ eventBridge }, { id: Name, properties }) {
    const EventBusName = String(properties.EventBusName ?? 'default');
    const rule = await eventBridge.send(new DescribeRuleCommand({ Name, EventBusName }));
    const { Targets } = await eventBridge.send(new ListTargetsByRuleCommand({ Rule: Name, EventBusName }));
    return { ...rule, EventPattern: parsed(rule.EventPattern), Targets };
  },
};
