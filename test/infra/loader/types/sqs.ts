import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Clients } from '../clients.ts';
import { NotThere, parsed, type ResourceType, unknownToCloudFormation } from '../resource-type.ts';
import type { Properties } from '../template.ts';

async function attributesOf({ sqs }: Clients, QueueUrl: string) {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  return Attributes;
}

export const queue: ResourceType = {
  async see(clients, { id }) {
    const { RedrivePolicy, ...more } = await attributesOf(clients, id);
    return { ...more, ...(RedrivePolicy === undefined ? {} : { RedrivePolicy: parsed(RedrivePolicy) }) };
  },
};

const queuesOf = ({ Queues }: Properties) => Queues as readonly string[];

function setPolicy({ sqs }: Clients, properties: Properties, Policy: string) {
  const commands = queuesOf(properties).map(
    (QueueUrl) => new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }),
  );
  return Promise.all(commands.map((command) => sqs.send(command)));
}

export const queuePolicy: ResourceType = {
  async see(clients, { id, properties }) {
    const Queues = queuesOf(properties);
    const [first, ...more] = await Promise.all(Queues.map((url) => attributesOf(clients, url)));
    if (!first?.Policy || more.some(({ Policy }) => Policy !== first.Policy)) throw new NotThere(id);
    return { Queues, PolicyDocument: parsed(first.Policy) };
  },
  api: {
    because: unknownToCloudFormation,
    async create(clients, properties, name) {
      await setPolicy(clients, properties, JSON.stringify(properties.PolicyDocument));
      return { id: name };
    },
    delete: (clients, { properties }) => setPolicy(clients, properties, ''),
  },
};
