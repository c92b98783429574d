import type { MetricLabels, MetricName, RefusalCode } from '../../ports/metrics.ts';
import type { DeliveryReport } from './delivery-report.ts';

type Values = Readonly<Partial<Record<MetricName, number>>>;

/** What is counted of a delivery. */
export function valuesOf(report: DeliveryReport): Values {
  const { publish } = report.ms;
  return {
    ...countOf(report),
    ...proofOf(report),
    ...(publish === undefined ? {} : { PublishLatency: publish }),
    ...(report.secret?.isOld && report.outcome !== 'answered' ? { OldSecret: 1 } : {}),
  };
}

/** Whose numbers these are. What came to no endpoint has none: its path is a stranger's word. */
export function labelsOf(report: DeliveryReport): MetricLabels {
  const { endpoint: name, provider } = report;
  return {
    ...(name === undefined || provider === undefined ? {} : { endpoint: { name, provider } }),
    ...(isIn(report) ? { proof: report.proof } : {}),
    ...(isRefusal(report) ? { code: report.code as RefusalCode } : {}),
  };
}

function countOf(report: DeliveryReport): Values {
  switch (report.outcome) {
    case 'accepted':
      return { Accepted: 1 };
    case 'parked':
      return { Parked: 1 };
    case 'duplicate':
      return { Duplicate: 1 };
    case 'rejected':
      return { Rejected: 1, ...strayOf(report) };
    case 'unavailable':
      return { Unavailable: 1 };
    case 'refused':
      return isRefusal(report) ? { Refused: 1 } : { Oversize: 1 };
    case 'answered':
    case 'failed':
      return {};
  }
}

/** What a scanner leaves: it says nothing of the senders, nor of their secrets. */
function strayOf({ code, isJudged }: DeliveryReport): Values {
  if (code === 'unknown_endpoint') return { UnknownEndpoint: 1 };
  return !isJudged || code === 'signature_missing' ? { Unsigned: 1 } : {};
}

/** A probe is ours, and a handshake no delivery: neither says that the sender can still prove itself. */
function proofOf(report: DeliveryReport): Values {
  if (report.outcome === 'answered') return {};
  if (report.proof !== undefined) return { Proven: 1 };
  const isShown = report.outcome === 'rejected' && Object.keys(strayOf(report)).length === 0;
  return isShown ? { Proven: 0 } : {};
}

/** Whether its events are, or will be, on the bus. */
function isIn({ outcome }: DeliveryReport): boolean {
  return outcome === 'accepted' || outcome === 'parked' || outcome === 'duplicate';
}

/** What is too large was looked at, and proven. */
function isRefusal({ outcome, code }: DeliveryReport): boolean {
  return outcome === 'refused' && code !== 'too_large';
}
