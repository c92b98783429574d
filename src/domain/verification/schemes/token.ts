import type { Carrier } from '../carriers.ts';
import type { CredentialForm } from '../credential.ts';
import { text } from '../credential-forms.ts';
import type { Scheme } from '../scheme.ts';
import { reject } from '../verdict.ts';

/**
 * A shared secret that the request shows as it is. It proves that the sender knows it, and nothing of what the request says:
 * whoever saw one can send any other.
 */
export function token(at: Carrier, credential: CredentialForm = text({ madeBy: 'receiver' })): Scheme {
  return {
    proof: 'token',
    signsUrl: false,
    credential,
    ...(at.hide && { hide: at.hide }),
    examine(request) {
      const shown = at.read(request);
      return shown === undefined ? reject('signature_missing') : { kind: 'token', shown };
    },
    sign(request, by) {
      if (by.kind !== 'key') throw new TypeError('a token is a text');
      return at.write(request, Buffer.from(by.bytes).toString());
    },
  };
}
