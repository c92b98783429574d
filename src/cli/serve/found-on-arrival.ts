import type { JournalParts } from '../../adapters/local/sqlite/journal-writer.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { EvidenceOf } from '../../workbench/diagnosis/turned-away.ts';

/** Looks at rejected deliveries whose token is not kept, in the background of the journal. Loaded with the first of them. */
export function foundOnArrival(evidence: () => Promise<EvidenceOf>): Required<JournalParts>['find'] {
  let looking: ReturnType<typeof load> | undefined;
  return async ({ delivery, endpoint, report: { outcome, code } }, { contents }) => {
    if (outcome !== 'rejected' || !endpoint) return undefined;
    const isShown = endpoint.provider.scheme.proof === 'token' || code === 'signature_missing';
    if (!isShown) return undefined;
    looking ??= load();
    // without it, the page says that nothing was tried
    return await looking
      .then((here) => here.find(delivery, endpoint, contents.said.request.headers))
      .catch(() => undefined);
  };

  async function load() {
    const { WhileItIsThere } = await import('../../workbench/diagnosis/while-it-is-there.ts');
    return new WhileItIsThere(await evidence(), systemClock);
  }
}
