import { type FormFields, parseForm } from './form.ts';
import { parseJson } from './json.ts';
import { jsonStructure } from './json-structure.ts';

/** What a body says, and the text or bytes that said it. */
export type Content =
  | JsonContent
  | { readonly kind: 'form'; readonly fields: FormFields }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

export interface JsonContent {
  readonly kind: 'json';
  readonly text: string;
  readonly value: unknown;
}

/**
 * Reads a verified body by what it is; the header that says what it would be is signed by nobody. Total: what is not UTF-8
 * is still content.
 * @param read `readForm` for a sender that signs a form, by something that it signs
 */
export function readBody(bytes: Uint8Array, read?: (text: string) => Content): Content {
  return read ? readBy(read, bytes) : readOnce(bytes);
}

const contents = new WeakMap<Uint8Array, Content>();

/** A scheme may have read it before it was proven. */
function readOnce(bytes: Uint8Array): Content {
  const content = contents.get(bytes) ?? readBy(readText, bytes);
  contents.set(bytes, content);
  return content;
}

function readBy(read: (text: string) => Content, bytes: Uint8Array): Content {
  const text = decodeUtf8(bytes);
  return text === undefined ? { kind: 'bytes', bytes } : read(text);
}

/** JSON if it is JSON, whatever its sender called it. */
export function readText(text: string): Content {
  const json = parseJson(text);
  return json ? { kind: 'json', text, value: json.value } : { kind: 'text', text };
}

/** The fields of a form or a query; the text where it cannot be decoded. */
export function readForm(text: string): Content {
  const fields = parseForm(text);
  return fields ? { kind: 'form', fields } : { kind: 'text', text };
}

/**
 * The JSON that a sender puts into the field `payload` of a form. The form begins with it: text of a user that looks like
 * such a field can stand in the middle only.
 * @returns nothing for any other text
 */
export function readFormPayload(text: string): Content | undefined {
  if (!text.startsWith('payload=')) return undefined;
  const first = text.split('&', 1)[0] as string;
  return readText(parseForm(first)?.get('payload')?.[0] ?? text);
}

/** The same, and any other text as what it is: for a sender that writes one or the other. */
export function readTextOrPayload(text: string): Content {
  return readFormPayload(text) ?? readText(text);
}

/** The elements of a JSON array, each as the text that was received. */
export function elementsOf(content: Content): readonly JsonContent[] {
  if (content.kind !== 'json' || !Array.isArray(content.value)) return [];
  const values: readonly unknown[] = content.value;
  return jsonStructure(content.text).elements.map((text, at) => ({ kind: 'json', text, value: values[at] }));
}

const texts = new WeakMap<Uint8Array, string>();

/** The bytes of what came as a text, which `decodeUtf8` then need not make of them again. */
export function encodeUtf8(text: string): Uint8Array {
  const wellFormed = text.toWellFormed();
  const bytes = Buffer.from(wellFormed);
  texts.set(bytes, wellFormed);
  return bytes;
}

/** A byte order mark is kept: it was received. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return texts.get(bytes) ?? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
