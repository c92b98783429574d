import { decodeUtf8 } from '../../../domain/content/content.ts';
import { withoutSecrets } from '../../../domain/hiding/without-secrets.ts';
import type { Answer } from '../../../domain/outcome.ts';
import type { DeliveryReport } from '../../../domain/receiving/delivery-report.ts';
import { wholeTime } from '../../../domain/time.ts';
import type { Secret } from '../../../domain/verification/secrets/secret.ts';
import { withQuery } from '../../../domain/verification/signed-url.ts';
import type { JournalEntry } from '../../../ports/journal.ts';
import { nowhere } from './bus-place.ts';
import type { DeliveryLine, KeptContents } from './delivery-table.ts';
import type { MadeOf } from './made-of.ts';
import { storedAs } from './stored-as.ts';

/** What an event is called that is on no bus here: nobody has given it a name. */
const noId = '00000000-0000-0000-0000-000000000000';

/** A delivery as it is written, without secrets. */
export interface JournalRecord {
  readonly line: DeliveryLine;
  readonly contents: KeptContents;
}

/** What is written of a delivery, and of a request that never became one. */
export interface Answered extends Omit<JournalEntry, 'outcome' | 'report'> {
  readonly report: Pick<
    DeliveryReport,
    'endpoint' | 'provider' | 'outcome' | 'code' | 'proof' | 'secret' | 'ms'
  >;
}

/**
 * @param answer what the sender reads
 * @param secrets that are stored for its endpoint
 */
export function recordOf(entry: Answered, answer: Answer, secrets: readonly Secret[]): JournalRecord {
  const { delivery, endpoint, report, events } = entry;
  const shown = withoutSecrets(delivery, answer, endpoint, secrets, isAstray(entry));
  const { proof, secret, ms } = report;
  return {
    line: {
      time: wholeTime(delivery.receivedAt),
      endpoint: report.endpoint ?? shown.rawPath,
      provider: report.provider,
      type: events[0]?.detailType,
      outcome: report.outcome,
      code: report.code,
      status: answer.status,
      ms: ms.total,
      bytes: delivery.body.length,
      events: events.length,
    },
    contents: {
      said: {
        request: {
          method: delivery.method,
          target: withQuery(shown.rawPath, shown.rawQuery),
          host: delivery.host,
          headers: [...shown.headers],
        },
        verdict: { proof, secret: secret && `${secret.stage}:${secret.position}` },
        answer: shown.answer,
        ms,
      },
      made: madeOf(entry, shown.body),
      body: shown.body,
    },
  };
}

/** The URL of another endpoint, pasted at a sender that shows a token, proves nothing there and shows the token all the same. */
function isAstray({ endpoint, report: { code } }: Answered): boolean {
  return endpoint === undefined || code === 'signature_missing' || code === 'method_not_allowed';
}

function madeOf({ events }: Answered, body: Uint8Array): readonly MadeOf[] {
  const text = decodeUtf8(body) ?? '';
  return events.map((event) => {
    const { source, detailType, time, resources, detail } = event;
    const as = storedAs(event);
    const { id, account, region } = as ?? { ...nowhere, id: noId };
    const at = text === '' ? -1 : detail.indexOf(text);
    return {
      seq: as?.seq,
      id,
      source,
      detail_type: detailType,
      account,
      region,
      time: wholeTime(time),
      resources,
      // nearly always it is the body, or has it in it
      ...(at < 0 ? { detail } : { around: [detail.slice(0, at), detail.slice(at + text.length)] as const }),
    };
  });
}
