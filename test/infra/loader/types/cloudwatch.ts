import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  GetDashboardCommand,
  type MetricDataQuery,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { accountId, type Clients, region } from '../clients.ts';
import { NotThere, type ResourceType, unknownToCloudFormation } from '../resource-type.ts';

export const dashboard: ResourceType = {
  async see({ cloudWatch }, { id: DashboardName }) {
    const { DashboardBody } = await cloudWatch.send(new GetDashboardCommand({ DashboardName }));
    return { DashboardBody };
  },
};

const arnOf = (name: string) => `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;

const put = ({ cloudWatch }: Clients, AlarmName: string, properties: object) =>
  cloudWatch.send(
    new PutMetricAlarmCommand({ AlarmName, ...properties } as unknown as PutMetricAlarmCommandInput),
  );

/** moto says of a metric without dimensions that it has a list of none. */
function withoutNone({ MetricStat: stat, ...query }: MetricDataQuery): object {
  if (!stat) return query;
  const { Dimensions: dimensions = [], ...metric } = stat.Metric ?? {};
  const Metric = dimensions.length > 0 ? { ...metric, Dimensions: dimensions } : metric;
  return { ...query, MetricStat: { ...stat, Metric } };
}

export const alarm: ResourceType = {
  async see({ cloudWatch }, { id }) {
    const { MetricAlarms: [alarm] = [] } = await cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNames: [id] }),
    );
    if (!alarm) throw new NotThere(id);
    return { ...alarm, ...(alarm.Metrics ? { Metrics: alarm.Metrics.map(withoutNone) } : {}) };
  },
  api: {
    because: unknownToCloudFormation,
    async create(clients, properties, name) {
      await put(clients, name, properties);
      return { id: name, attributes: { Arn: arnOf(name) } };
    },
    update: (clients, { id, properties }) => put(clients, id, properties),
    delete: ({ cloudWatch }, { id }) => cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: [id] })),
  },
};
