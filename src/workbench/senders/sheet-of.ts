import type { Endpoint } from '../../domain/endpoint.ts';
import type { Guide } from '../../guides/guide.ts';
import { guides } from '../../guides/index.ts';
import { samples } from '../../samples/index.ts';
import type { SenderRow, SenderSheet } from '../api.ts';

/**
 * What a person needs to set a sender up, and to try it.
 * @param onlySender why nobody here can sign for it, where that is so
 */
export async function sheetOf(
  { provider }: Endpoint,
  row: SenderRow,
  onlySender: string | undefined,
): Promise<SenderSheet> {
  const guide = await guides.get(provider.id)?.();
  return {
    ...row,
    docs: provider.docs,
    methods: provider.methods,
    samples: Object.keys((await samples.get(provider.id)?.()) ?? {}),
    steps: (guide?.setUp ?? unguided).map((step) => step.replaceAll('{url}', row.url)),
    notes: guide ? notesOf(guide, provider.scheme.credential?.means) : [],
    onlySender,
  };
}

/** Of somebody's own provider nobody has written down how it is set up. */
const unguided = [
  'Give `{url}` to the sender as the URL of its webhook.',
  'See to it that both have the same secret.',
];

function notesOf({ secret, handshake, quirks }: Guide, means: string | undefined): readonly string[] {
  return [
    secret,
    ...(means === undefined ? [] : [`What is stored: ${means}.`]),
    ...(handshake === undefined ? [] : [handshake]),
    ...quirks,
  ];
}
