import { GetTopicAttributesCommand, SetTopicAttributesCommand } from '@aws-sdk/client-sns';
import type { Clients } from '../clients.ts';
import { parsed, type ResourceType, unknownToCloudFormation } from '../resource-type.ts';
import type { Properties } from '../template.ts';

async function attributesOf({ sns }: Clients, TopicArn: string) {
  const { Attributes = {} } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
  return Attributes;
}

export const topic: ResourceType = {
  async see(clients, { id }) {
    const { KmsMasterKeyId } = await attributesOf(clients, id);
    return { KmsMasterKeyId };
  },
};

const topicOf = ({ Topics }: Properties) => {
  const [arn, ...more] = Topics as [string, ...string[]];
  if (more.length > 0) throw new TypeError('a policy of several topics is more than this can set');
  return arn;
};

export const topicPolicy: ResourceType = {
  async see(clients, { properties }) {
    const arn = topicOf(properties);
    const { Policy } = await attributesOf(clients, arn);
    return { Topics: [arn], PolicyDocument: parsed(Policy) };
  },
  api: {
    because: unknownToCloudFormation,
    async create({ sns }, properties, name) {
      const AttributeValue = JSON.stringify(properties.PolicyDocument);
      await sns.send(
        new SetTopicAttributesCommand({
          TopicArn: topicOf(properties),
          AttributeName: 'Policy',
          AttributeValue,
        }),
      );
      return { id: name };
    },
    // a topic is never without a policy: it goes with its topic
    delete: () => Promise.resolve(),
  },
};
