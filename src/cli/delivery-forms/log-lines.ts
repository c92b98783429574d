import { isObject, ownField, parseJson } from '../../domain/content/json.ts';
import { csvRecords } from './csv.ts';
import { timeOf } from './time-of.ts';

/** What was logged at once. */
export interface LogLine {
  /** Epoch ms. */
  readonly at: number | undefined;
  readonly message: string;
}

/** A time in ISO 8601, and the name of a stream of Lambda: `2026/11/26/[$LATEST]0123…`; or a column of milliseconds */
const tailed =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.]\d+)?(?:Z|[+-]\d\d:?\d\d)?)[ \t]+(?:\d{4}\/\d\d\/\d\d\/[^\s[]*\[[^\]\s]*\]\S*[ \t]?)?/;
const consoled = /^(\d{13})[\t,]/;

/**
 * The lines of a log, however CloudWatch hands it out: as the AWS CLI prints it (`tail`, `filter-log-events`, `get-query-results`), as the
 * console exports it (CSV or JSON), or as it is copied.
 */
export function logLines(text: string): readonly LogLine[] {
  const value = parseJson(text)?.value;
  if (value !== undefined) return inJson(value) ?? [{ at: undefined, message: text }];
  return inCsv(text) ?? text.split(/\r?\n/).map(copiedLine);
}

function copiedLine(line: string): LogLine {
  const [prefix, time] = consoled.exec(line) ?? tailed.exec(line) ?? [];
  return prefix === undefined
    ? { at: undefined, message: line }
    : { at: timeIn(time), message: line.slice(prefix.length) };
}

function inJson(value: unknown): readonly LogLine[] | undefined {
  const list = [value, ownField(value, 'events'), ownField(value, 'results')].find(Array.isArray);
  const lines = list?.flatMap((one: unknown) => {
    const fields = Array.isArray(one) ? ofResult(one) : one;
    const message = ownField(fields, '@message') ?? ownField(fields, 'message');
    if (message === undefined) return [];
    return [
      {
        at: timeIn(ownField(fields, '@timestamp') ?? ownField(fields, 'timestamp')),
        message: typeof message === 'string' ? message : JSON.stringify(message),
      },
    ];
  });
  return lines && lines.length > 0 ? lines : undefined;
}

/** `[{ "field": "@message", "value": "…" }, …]` */
function ofResult(fields: readonly unknown[]): unknown {
  return Object.fromEntries(
    fields.filter(isObject).map((one) => [String(ownField(one, 'field')), ownField(one, 'value')]),
  );
}

function inCsv(text: string): readonly LogLine[] | undefined {
  const [head] = text.split(/\r?\n/, 1) as [string];
  const names = head.split(',').map((name) => name.replaceAll('"', '').trim());
  const columnOf = (name: string) => names.findIndex((one) => one === name || one === `@${name}`);
  const [message, time] = [columnOf('message'), columnOf('timestamp')];
  if (message < 0 || names.length < 2) return undefined;
  return csvRecords(text)
    .slice(1)
    .map((record) => ({ at: timeIn(record[time]), message: record[message] ?? '' }));
}

/** Epoch ms, ISO 8601, or as Logs Insights writes a time of UTC: `2026-11-26 14:03:00.000` */
function timeIn(value: unknown): number | undefined {
  const text = String(value);
  if (/^\d{13}$/.test(text)) return Number(text);
  const spaced = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:[.]\d+)?)(Z|[+-]\d\d:?\d\d)?$/.exec(text);
  return spaced
    ? timeOf(Date.parse(`${spaced[1]}T${spaced[2]?.slice(0, 12)}${spaced[3] ?? 'Z'}`))
    : undefined;
}
