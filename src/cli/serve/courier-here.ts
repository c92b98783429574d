import type { Config } from '../../app/configuration/config-of.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { Courier } from '../../workbench/senders/courier.ts';
import { RefusedError } from '../../workbench/workbench.ts';
import { type Io, UserError } from '../io.ts';
import { patienceFor, post } from '../send/post.ts';
import { type Store, signerFor } from '../send/signer.ts';
import { signedAnew } from './signed-anew.ts';

/**
 * Sends as `sallyport send` does, for the page, which says itself what is to be said of it.
 * @param gateway where it listens
 */
export function courierHere(config: Config, gateway: string, store: Store, io: Io): Courier {
  const quiet = { ...io, err: { write: () => {} } };
  const { host } = new URL(gateway);
  return {
    async send(endpoint, target, { wasSigned, ...request }) {
      const [rawPath = '', rawQuery = ''] = target.split(/\?(.*)/s);
      try {
        const signer = await signerFor(endpoint, config, store, quiet);
        const sign = wasSigned ? signedAnew(signer, endpoint) : signer;
        const to = { origin: gateway, host, rawPath, rawQuery };
        const { ms, ...attempt } = await post(endpoint, sign, request, to, patienceFor(endpoint), io.stop);
        return attempt.error === undefined
          ? { ms, status: attempt.status, body: attempt.body }
          : { ms, error: attempt.error };
      } catch (error) {
        if (error instanceof UserError) throw new RefusedError(error.message);
        throw error;
      }
    },
    whyNot: (endpoint) => whyNot(endpoint, store),
  };
}

function whyNot({ provider, secretId }: Endpoint, store: Store): string | undefined {
  const { sign, pair } = provider.scheme;
  if ((sign && secretId !== undefined) || (pair && store === 'file')) return undefined;
  return `Only ${provider.name} can sign what it sends.`;
}
