import type { LogFields, LogLevel } from '../../ports/log.ts';
import { callerFields, clipWord } from './caller-fields.ts';
import type { DeliveryReport } from './delivery-report.ts';

/** A sender that was told to come again, or that found us broken, is what somebody should look at. */
export function levelOf({ outcome }: DeliveryReport): LogLevel {
  if (outcome === 'unavailable' || outcome === 'failed') return 'error';
  return outcome === 'refused' ? 'warn' : 'info';
}

/** What the log says of a delivery, and who came only of one that was turned away. */
export function fieldsOf(report: DeliveryReport): LogFields {
  const { outcome, events, secret } = report;
  const [first] = events;
  return {
    endpoint: report.endpoint,
    provider: report.provider,
    path: report.path,
    outcome,
    status: report.status,
    code: report.code,
    ...(outcome === 'rejected' || outcome === 'refused' ? whoCame(report) : {}),
    id: first?.id,
    type: first?.detailType,
    events: first && events.length,
    proof: report.proof,
    secret: secret && `${secret.stage}:${secret.position}`,
    ms: report.ms,
  };
}

function whoCame({ caller }: DeliveryReport): LogFields {
  return { ...callerFields(caller), forwardedViewer: clipWord(caller.forwardedViewer) };
}
