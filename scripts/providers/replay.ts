import type { Provider } from '../../src/domain/provider.ts';
import { table } from './table.ts';

/** What somebody can do who saw a delivery of this sender, and what comes when it is asked to send one once more. */
export function replaySection({ name, headers = {}, byHand }: Provider): readonly string[] {
  const declared = Object.entries(headers).map(([header, sentence]) => [`\`${header}\``, sentence]);
  return [
    `### ${name}`,
    '',
    ...(declared.length === 0
      ? ['No header is used.']
      : table(['header', 'what it is, and what a replay can do with it'], declared)),
    '',
    ...(byHand === undefined
      ? []
      : [`Sent again by hand ([what comes of it](guarantees.md#sent-again-by-hand)): ${byHand}`, '']),
  ];
}
