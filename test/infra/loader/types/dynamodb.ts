import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type TimeToLiveSpecification,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { ResourceType } from '../resource-type.ts';

export const table: ResourceType = {
  async see({ dynamo }, { id: TableName }) {
    const { Table = {} } = await dynamo.send(new DescribeTableCommand({ TableName }));
    const { TimeToLiveDescription: expiry } = await dynamo.send(new DescribeTimeToLiveCommand({ TableName }));
    return {
      AttributeDefinitions: Table.AttributeDefinitions,
      BillingMode: Table.BillingModeSummary?.BillingMode,
      KeySchema: Table.KeySchema,
      TimeToLiveSpecification: {
        AttributeName: expiry?.AttributeName,
        Enabled: expiry?.TimeToLiveStatus === 'ENABLED',
      },
    };
  },
  spoilt: {
    TimeToLiveSpecification: ({ dynamo }, TableName, TimeToLiveSpecification: TimeToLiveSpecification) =>
      dynamo.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification })),
  },
};
