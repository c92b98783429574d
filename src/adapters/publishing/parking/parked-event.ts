import { isObject, parseJson } from '../../../domain/content/json.ts';
import type { WebhookEvent } from '../../../domain/event.ts';
import type { ParkedEvent } from '../../../domain/publishing/parked.ts';
import type { ObjectPointer } from '../../../ports/object-store.ts';

const version = 1;
/** https://262.ecma-international.org/#sec-time-values-and-time-range */
const farthestTime = 8.64e15;
const texts = ['id', 'endpoint', 'bus', 'source', 'detailType', 'detail'] as const;
const optionalTexts = ['suppressionKey', 'traceHeader'] as const;

/**
 * The text in which an event waits: all that is needed to publish it unchanged. It is ASCII, one byte a character,
 * since queues may replace or refuse what JSON allows (U+FFFE, U+FFFF, lone surrogates).
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function eventText(event: WebhookEvent): string {
  const { id, endpoint, bus, source, detailType, detail, time, resources } = event;
  const { suppressionKey, traceHeader, isClaimCheck } = event;
  const fields = {
    id,
    endpoint,
    bus,
    source,
    detailType,
    time,
    resources,
    suppressionKey,
    traceHeader,
    isClaimCheck,
    detail,
  };
  return asciiJson({ v: version, event: fields });
}

/** The message of an event that is kept elsewhere. */
export function pointerText({ bucket, key, size, sha256 }: ObjectPointer): string {
  return asciiJson({ v: version, stored: { bucket, key, size, sha256 } });
}

/** @returns nothing for what neither `eventText` nor `pointerText` has written; never throws */
export function readParked(text: string): ParkedEvent | undefined {
  const message = parseJson(text)?.value;
  if (!isObject(message) || message.v !== version) return undefined;
  if (isEvent(message.event)) return { event: toEvent(message.event) };
  return isPointer(message.stored) ? { stored: message.stored } : undefined;
}

/** A delivery may hold millions of characters beyond ASCII, and of those few that differ. */
function asciiJson(value: unknown): string {
  const known = new Map<string, string>();
  return JSON.stringify(value).replaceAll(/[\u007f-\uffff]/g, (char) => {
    const escaped = known.get(char) ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    known.set(char, escaped);
    return escaped;
  });
}

function isEvent(value: unknown): value is WebhookEvent {
  return (
    isObject(value) &&
    texts.every((name) => typeof value[name] === 'string') &&
    optionalTexts.every((name) => value[name] === undefined || typeof value[name] === 'string') &&
    (value.isClaimCheck === undefined || value.isClaimCheck === true) &&
    typeof value.time === 'number' &&
    Math.abs(value.time) <= farthestTime &&
    Array.isArray(value.resources) &&
    value.resources.every((resource) => typeof resource === 'string')
  );
}

/** Only what is known, so that a field of a later version changes nothing. */
function toEvent(event: WebhookEvent): WebhookEvent {
  const { id, endpoint, bus, source, detailType, detail, time, resources } = event;
  const { suppressionKey, traceHeader, isClaimCheck } = event;
  return {
    id,
    endpoint,
    bus,
    source,
    detailType,
    detail,
    time,
    resources,
    ...(suppressionKey === undefined ? {} : { suppressionKey }),
    ...(traceHeader === undefined ? {} : { traceHeader }),
    ...(isClaimCheck === undefined ? {} : { isClaimCheck }),
  };
}

function isPointer(value: unknown): value is ObjectPointer {
  return (
    isObject(value) &&
    typeof value.bucket === 'string' &&
    typeof value.key === 'string' &&
    typeof value.size === 'number' &&
    typeof value.sha256 === 'string'
  );
}
