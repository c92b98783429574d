import { type FormFields, isForm, parseForm } from './form.ts';
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

/** Reads a verified body. Total: what is neither a form nor JSON nor UTF-8 is still content. */
export function readBody(bytes: Uint8Array, contentType: string | undefined): Content {
  const text = decodeUtf8(bytes);
  if (text === undefined) return { kind: 'bytes', bytes };
  const fields = isForm(contentType) ? parseForm(text) : undefined;
  return fields ? { kind: 'form', fields } : readText(text);
}

/** JSON if it is JSON, whatever its sender called it. */
export function readText(text: string): Content {
  const json = parseJson(text);
  return json ? { kind: 'json', text, value: json.value } : { kind: 'text', text };
}

/** The elements of a JSON array, each as the text that was received. */
export function elementsOf(content: Content): readonly JsonContent[] {
  if (content.kind !== 'json' || !Array.isArray(content.value)) return [];
  const values: readonly unknown[] = content.value;
  return jsonStructure(content.text).elements.map((text, at) => ({ kind: 'json', text, value: values[at] }));
}

/** A byte order mark is kept: it was received. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
