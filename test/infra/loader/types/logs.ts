import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { NotThere, type ResourceType } from '../resource-type.ts';

export const logGroup: ResourceType = {
  async see({ logs }, { id }) {
    const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: id }));
    const group = logGroups.find(({ logGroupName }) => logGroupName === id);
    if (!group) throw new NotThere(id);
    return { RetentionInDays: group.retentionInDays };
  },
};
