import { sheetOf } from '../../catalogue/sheet-of.ts';
import type { Provider } from '../../domain/provider.ts';
import type { Guide } from '../../guides/guide.ts';
import { samples } from '../../samples/index.ts';
import type { Io } from '../io.ts';
import { sheetText } from './sheet-text.ts';

/** All that is known of one sender. */
export async function sheetFor(provider: Provider, guide: Guide, io: Io): Promise<string> {
  const names = Object.keys((await samples.get(provider.id)?.()) ?? {});
  return sheetText(sheetOf({ provider, guide, samples: names }), io);
}
