import { fieldAt, isObject, ownField } from '../../content/json.ts';
import { unprovenJson } from '../../content/unproven.ts';
import { hidingMember } from '../body-carriers.ts';
import type { MacClaim } from '../claim.ts';
import { hexKey } from '../credential-forms.ts';
import { mac } from '../crypto.ts';
import { decode, encode } from '../encoding.ts';
import type { Scheme } from '../scheme.ts';
import { isRejection, type Rejection, reject } from '../verdict.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const digest = 'sha256';
const bytes = 32;
const signaturePlace = ['notificationItems', 'NotificationRequestItem', 'additionalData', 'hmacSignature'];

/**
 * Each item of a standard notification is signed by itself, by eight of its fields: nothing else in it is proven, and one item
 * that is not signed well spoils all.
 * https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures
 */
export function adyenItems(): Scheme {
  return {
    proof: 'partial',
    signsUrl: false,
    credential: hexKey(),
    // it proves any other item with these eight fields as well, and never ends
    hide: hidingMember(signaturePlace),
    examine({ body }) {
      const claims: MacClaim[] = [];
      for (const item of itemsIn(unprovenJson(body)?.value)) {
        const claim = claimOf(item);
        if (isRejection(claim)) return claim;
        claims.push(claim);
      }
      const [first, ...more] = claims;
      return first ? { kind: 'every', claims: [first, ...more] } : reject('signature_missing');
    },
    sign(request, by) {
      if (by.kind !== 'key') throw new TypeError('a MAC is made with a key');
      const all = unprovenJson(request.body)?.value;
      const notificationItems = itemsIn(all).map((item) => {
        const message = signedText(item);
        if (typeof message !== 'string') throw new TypeError(`this item cannot be signed: ${message.code}`);
        const hmacSignature = encode(mac(digest, by.bytes, [message]), 'base64');
        return {
          NotificationRequestItem: {
            ...item,
            additionalData: { ...Object(item.additionalData), hmacSignature },
          },
        };
      });
      if (!isObject(all) || notificationItems.length === 0) throw new TypeError('no items to sign');
      return { ...request, body: Buffer.from(JSON.stringify({ ...all, notificationItems })) };
    },
  };
}

/** None where one of them is no item: what would be read of it nobody signed. */
function itemsIn(all: unknown): readonly JsonObject[] {
  const list = ownField(all, 'notificationItems');
  const items: readonly unknown[] = Array.isArray(list)
    ? list.map((one) => ownField(one, 'NotificationRequestItem'))
    : [];
  return items.every(isObject) ? items : [];
}

function claimOf(item: JsonObject): MacClaim | Rejection {
  const shown = fieldAt(item, 'additionalData', 'hmacSignature');
  if (typeof shown !== 'string' || shown === '') return reject('signature_missing');
  const signature = decode(shown, 'base64', bytes);
  if (!signature) return reject('signature_malformed');
  const message = signedText(item);
  if (typeof message !== 'string') return message;
  return { kind: 'mac', digest, macs: [signature], messages: [[message]] };
}

/**
 * Colons stand between the fields, and are not escaped. Only the reference is the merchant's own and may hold some: with one in
 * another field, the same text could be said with other fields.
 */
function signedText(item: JsonObject): string | Rejection {
  const before = ['pspReference', 'originalReference', 'merchantAccountCode'].map((name) => item[name]);
  const amount = ['value', 'currency'].map((name) => fieldAt(item, 'amount', name));
  const parts = [...before, ...amount, item.eventCode, item.success].map(textOf);
  const reference = textOf(item.merchantReference);
  if (reference === undefined || !parts.every((part) => part !== undefined && !part.includes(':')))
    return reject('body_malformed');
  return parts.toSpliced(before.length, 0, reference).join(':');
}

/** Nothing for what Adyen never writes there: another text could stand for a list or an object. */
function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' || Number.isSafeInteger(value) ? String(value) : undefined;
}
