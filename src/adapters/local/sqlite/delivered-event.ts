import { jsonObject } from '../../../domain/content/json.ts';

/**
 * The shape in which EventBridge hands an event to its targets, as one line. The detail is the text that was
 * published: raw line breaks, which JSON allows only between its tokens, become spaces.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
 */
export function deliveredEvent(row: Readonly<Record<string, string | number>>): string {
  const text = (value: string | number | undefined) => JSON.stringify(String(value));
  return jsonObject([
    ['version', '"0"'],
    ['id', text(row.id)],
    ['detail-type', text(row.detail_type)],
    ['source', text(row.source)],
    ['account', text(row.account)],
    ['time', text(isoSeconds(Number(row.time)))],
    ['region', text(row.region)],
    ['resources', String(row.resources)],
    ['detail', String(row.detail).replaceAll(/[\r\n]/g, ' ')],
  ]);
}

function isoSeconds(time: number): string {
  return new Date(time).toISOString().replace(/[.]\d{3}Z$/, 'Z');
}
