import type { MetricLabels, MetricName } from '../../ports/metrics.ts';
import type { DeliveryReport } from './delivery-report.ts';

type Values = Readonly<Partial<Record<MetricName, number>>>;

/** What is counted of a delivery. */
export function valuesOf(report: DeliveryReport): Values {
  const { publish } = report.ms;
  return {
    ...countOf(report),
    ...(publish === undefined ? {} : { PublishLatency: publish }),
    ...(report.secret?.isOld ? { OldSecret: 1 } : {}),
  };
}

/** Whose numbers these are. What came to no endpoint has none: its path is a stranger's word. */
export function labelsOf({ endpoint, provider }: DeliveryReport): MetricLabels | undefined {
  return endpoint === undefined || provider === undefined ? undefined : { endpoint, provider };
}

function countOf({ outcome, code }: DeliveryReport): Values {
  switch (outcome) {
    case 'accepted':
      return { Accepted: 1 };
    case 'parked':
      return { Parked: 1 };
    case 'duplicate':
      return { Duplicate: 1 };
    case 'rejected':
      return { Rejected: 1 };
    case 'unavailable':
      return { Unavailable: 1 };
    case 'refused':
      return code === 'too_large' ? { Oversize: 1 } : {};
    case 'answered':
    case 'failed':
      return {};
  }
}
