import type { ConfiguredProvider } from '../../domain/provider.ts';
import type { Signable } from '../../domain/verification/scheme.ts';
import type { Mood } from '../mood.ts';
import type { StandIn } from '../stand-in.ts';

/** The same secret, and the way in which somebody else signs: what stands where two endpoints were mistaken for each other. */
export const asAnother: Mood = {
  name: 'as another',
  does: 'a delivery signed with the right secret as another sender signs',
  isSuspect: true,
  play(standIn) {
    for (const provider of standIn.others) {
      const request = signedAs(provider, standIn);
      if (!request) continue;
      const { name } = standIn;
      const scene = { sent: `signed as ${provider.name} does`, acts: [{ requests: [request] }] };
      return standIn.isProven(request)
        ? { ...scene, right: 'taken', because: `${provider.name} and ${name} sign alike` }
        : { ...scene, right: 'rejected', because: `${name} signs in another way` };
    }
    return {
      notRun: `${standIn.others.map(({ name }) => name).join(', ')} cannot sign this delivery with a secret of ${standIn.name}`,
    };
  },
};

function signedAs(provider: ConfiguredProvider, standIn: StandIn): Signable | undefined {
  if (provider.id === standIn.endpoint.provider.id) return undefined;
  try {
    return standIn.signed({ as: { ...standIn.endpoint, provider } });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
