import { everyProvider } from '../../app/configuration/named-providers.ts';
import type { AtHand } from '../../diagnosis/trial.ts';
import { senderAddress, shown } from '../../domain/receiving/sender-address.ts';
import { withQuery } from '../../domain/verification/signed-url.ts';
import { asDocumented } from '../example-options.ts';
import type { Io } from '../io.ts';
import type { JudgedEndpoint } from './judged-endpoint.ts';

/** Who else may have sent a delivery, and under which other URLs. */
export function besideEndpoint(
  { endpoint, config }: Pick<JudgedEndpoint, 'endpoint' | 'config'>,
  io: Io,
): Pick<AtHand, 'senders' | 'otherUrls'> {
  const addresses = config.endpoints.flatMap((one) => senderAddress(one, config.url) ?? []);
  return {
    otherUrls: [...new Set(addresses.map((address) => withQuery(shown(address), address.rawQuery)))],
    senders: async () => {
      const known = [...(io.own?.providers ?? []), ...(await everyProvider())];
      return known.filter(({ id }) => id !== endpoint.provider.id).map(asDocumented);
    },
  };
}
