import { Webhook } from 'standardwebhooks';
import type { StoredValue } from '../../src/domain/verification/credential.ts';
import type { Oracle } from '../oracles/oracle.ts';

export const secret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
export const other = 'whsec_9v1JxwVbNzRq0TfYcGm2LkPh7sEaUo5D';

/** The library of the specification: for senders who name it, and ship no verifier of their own. */
export function standardWebhooksOracle(
  key: (stored: StoredValue) => Webhook = (stored) => new Webhook(String(stored)),
): Oracle {
  const id = 'msg_2b8Qm4nVtYd3LrXw9KsHf1GpZcE';
  return {
    sdk: 'standardwebhooks',
    secret,
    other,
    headers: { 'webhook-id': id },
    accepts: ({ headers, body }, stored) => {
      key(stored).verify(body, headers);
      return true;
    },
    sign: (request, stored, now) => ({
      ...request,
      headers: {
        ...request.headers,
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now / 1000)),
        'webhook-signature': key(stored).sign(id, new Date(now), request.body),
      },
    }),
  };
}
