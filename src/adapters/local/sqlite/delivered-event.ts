import { jsonObject } from '../../../domain/content/json.ts';
import { replayNameOf } from '../../../domain/events/replay-urn.ts';

/**
 * The shape in which EventBridge hands an event to its targets, as one line. The detail is the text that was
 * published: raw line breaks, which JSON allows only between its tokens, become spaces. What comes once more says of which replay.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
 */
export function deliveredEvent(row: Readonly<Record<string, string | number>>): string {
  const text = (value: string | number | undefined) => JSON.stringify(String(value));
  const replayName = replayNameOf(JSON.parse(String(row.resources)) as string[]);
  return jsonObject([
    ['version', '"0"'],
    ['id', text(row.id)],
    ['detail-type', text(row.detail_type)],
    ['source', text(row.source)],
    ['account', text(row.account)],
    ['time', text(isoSeconds(Number(row.time)))],
    ['region', text(row.region)],
    ['resources', String(row.resources)],
    ...(replayName === undefined ? [] : [['replay-name', text(replayName)] as const]),
    ['detail', String(row.detail).replaceAll(/[\r\n]/g, ' ')],
  ]);
}

function isoSeconds(time: number): string {
  return new Date(time).toISOString().replace(/[.]\d{3}Z$/, 'Z');
}
