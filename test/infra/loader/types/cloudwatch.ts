import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  GetDashboardCommand,
  PutCompositeAlarmCommand,
  type PutCompositeAlarmCommandInput,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import type { Clients } from '../clients.ts';
import { NotThere, type ResourceType, unknownToCloudFormation } from '../resource-type.ts';

export const dashboard: ResourceType = {
  async see({ cloudWatch }, { id: DashboardName }) {
    const { DashboardBody } = await cloudWatch.send(new GetDashboardCommand({ DashboardName }));
    return { DashboardBody };
  },
};

const put = ({ cloudWatch }: Clients, AlarmName: string, properties: object) =>
  cloudWatch.send(
    new PutMetricAlarmCommand({ AlarmName, ...properties } as unknown as PutMetricAlarmCommandInput),
  );

export const alarm: ResourceType = {
  async see({ cloudWatch }, { id }) {
    const { MetricAlarms: [alarm] = [] } = await cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNames: [id] }),
    );
    if (!alarm) throw new NotThere(id);
    return { ...alarm };
  },
  api: {
    because: unknownToCloudFormation,
    async create(clients, properties, name) {
      await put(clients, name, properties);
      return { id: name };
    },
    update: (clients, { id, properties }) => put(clients, id, properties),
    delete: ({ cloudWatch }, { id }) => cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: [id] })),
  },
};

const putComposite = ({ cloudWatch }: Clients, AlarmName: string, properties: object) =>
  cloudWatch.send(
    new PutCompositeAlarmCommand({ AlarmName, ...properties } as unknown as PutCompositeAlarmCommandInput),
  );

export const compositeAlarm: ResourceType = {
  async see({ cloudWatch }, { id }) {
    const { CompositeAlarms: [alarm] = [] } = await cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNames: [id], AlarmTypes: ['CompositeAlarm'] }),
    );
    if (!alarm) throw new NotThere(id);
    return { ...alarm };
  },
  api: {
    because: unknownToCloudFormation,
    async create(clients, properties, name) {
      await putComposite(clients, name, properties);
      return { id: name };
    },
    update: (clients, { id, properties }) => putComposite(clients, id, properties),
    delete: ({ cloudWatch }, { id }) => cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: [id] })),
  },
};
