import { beginsWith } from '../../content/beginning.ts';
import { header, member } from '../carriers.ts';
import type { Message } from '../claim.ts';
import { keyValueList } from '../layouts.ts';
import type { Scheme, Signable } from '../scheme.ts';
import { type Rejection, reject } from '../verdict.ts';
import { hmac } from './hmac.ts';

const signature = header('x-hook0-signature');
const signedNames = member(signature, 'h');
const nameList = /^[a-z0-9-]+(?: [a-z0-9-]+)*$/;

/** The one header that may hold dots, and only what cannot begin a body of JSON. */
const typeHeader = 'x-event-type';
const typeShape = /^[\w.-]+$/;

/**
 * Hook0 signs the time, the names of headers, their values and the body, with a dot between two. Which headers, the request
 * says itself: those that are `used` must be among them. The older `v0` covers none, and is never looked at.
 *
 * Values may hold the dot that ends them, so that a part of one could come again in its neighbour, or the start of a body in
 * the last: only the type may have dots, and only an object or a list of JSON is a body.
 * https://github.com/hook0/hook0/blob/master/clients/conformance/signature.json
 */
export function hook0Request(used: readonly string[] = []): Scheme {
  return hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: signature,
    layout: keyValueList('v1'),
    time: { at: member(signature, 't'), unit: 's' },
    message: (request, time) => message(request, time, used),
    beforeSigning: asHook0Sends,
  });
}

function message(request: Signable, time: string, used: readonly string[]): Message | Rejection {
  const { headers, body } = request;
  const list = signedNames.read(request) ?? '';
  const names = list.split(' ');
  const isWhole = names.every((name) => isUnmistakable(name, headers.get(name)));
  const isOnceEach = new Set(names).size === names.length;
  const isUsedSigned = used.every((name) => names.includes(name) || !headers.has(name));
  if (!(nameList.test(list) && isOnceEach && isWhole && isUsedSigned)) return reject('signature_malformed');
  if (!beginsWith(body, '{') && !beginsWith(body, '[')) return reject('body_malformed');
  const values = names.map((name) => headers.get(name)).join('.');
  return [`${time}.${list}.${values}.`, body];
}

function isUnmistakable(name: string, value: string | undefined): boolean {
  if (value === undefined) return false;
  return name === typeHeader ? typeShape.test(value) : !value.includes('.');
}

/** Of what it sends one header is always there. */
function asHook0Sends(request: Signable): Signable {
  const headers = new Map([['content-type', 'application/json'], ...request.headers]);
  const names = ['content-type', 'x-event-id', typeHeader].filter((name) => headers.has(name));
  return signature.write({ ...request, headers }, `h=${names.join(' ')}`);
}
