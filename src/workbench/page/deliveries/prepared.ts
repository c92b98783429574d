import type { DeliveryRow } from '../../api.ts';

/** What a filter looks into, made once for each row: in lower case, with spaces between. */
const texts = new WeakMap<DeliveryRow, string>();

export function textOf(row: DeliveryRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const { endpoint, provider = '', type = '', outcome, code = '', status } = row;
  const text = `${endpoint} ${provider} ${type} ${outcome} ${code} ${status}`.toLowerCase();
  texts.set(row, text);
  return text;
}
