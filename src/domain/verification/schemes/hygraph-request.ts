import { decodeUtf8 } from '../../content/content.ts';
import { header, member } from '../carriers.ts';
import type { CredentialForm } from '../credential.ts';
import { keyValueList, type Layout } from '../layouts.ts';
import type { Scheme, Signable } from '../scheme.ts';
import { reject } from '../verdict.ts';
import { hmac } from './hmac.ts';

const signature = header('gcms-signature');
const environment = member(signature, 'env');

/** `sign=<signature>, env=<environment>, t=<time>` */
const signatureFirst: Layout = {
  ...keyValueList('sign'),
  write: (made, before) => `sign=${made}, ${String(before).replace(',', ', ')}`,
};

/**
 * Hygraph signs a JSON text that holds the body as a string, beside the environment and the time that stand with the signature.
 * https://github.com/hygraph/hygraph-utils
 */
export function hygraphRequest(credential: CredentialForm): Scheme {
  return hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: signature,
    layout: signatureFirst,
    time: { at: member(signature, 't'), unit: 'ms' },
    credential,
    message(request, time) {
      const body = decodeUtf8(request.body);
      if (body === undefined) return reject('body_malformed');
      const said = { Body: body, EnvironmentName: environment.read(request) ?? '' };
      // the time as it was received: a number has more than one spelling
      return [JSON.stringify(said).replace(/[}]$/, ''), `,"TimeStamp":${time}}`];
    },
    beforeSigning: (request: Signable) => environment.write(request, 'master'),
  });
}
