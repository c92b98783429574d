import type { Endpoint } from '../../domain/endpoint.ts';
import type { Signable } from '../../domain/verification/scheme.ts';
import { signable } from '../../domain/verification/signed-url.ts';
import { isRejection } from '../../domain/verification/verdict.ts';
import type { Sign } from '../send/signer.ts';

/**
 * Signs what was signed before: the old proof is taken out first, where a sender would add the new one to it. One that is
 * wrapped around the body stays, since it would be wrapped once more.
 */
export function signedAnew(sign: Sign, endpoint: Endpoint): Sign {
  return (request) => {
    const first = sign(request);
    if (!first) return undefined;
    const unchanged = [...request.headers].filter(([name, value]) => first.headers.get(name) === value);
    const again = sign({ ...request, headers: new Map(unchanged) });
    const before = signable(request, endpoint);
    return again && (isProof(again, endpoint) || !isProof(before, endpoint)) ? again : before;
  };
}

/** As far as that can be seen without a secret. */
function isProof(request: Signable, { provider }: Endpoint): boolean {
  return !isRejection(provider.scheme.examine(request, Date.now()));
}
