import type { Provider } from '../domain/provider.ts';
import { code, type Section, text } from './sheet.ts';

/** What somebody can do who saw a delivery of this sender. */
export function replaySection({ headers = {} }: Provider): Section {
  const rows = Object.entries(headers).map(([header, sentence]) => [code(header), sentence]);
  const head = ['header', 'what it is, and what a replay can do with it'];
  return {
    heading: 'What a replay can do',
    blocks: [rows.length === 0 ? text('No header is used.') : { kind: 'table', head, rows }],
  };
}
