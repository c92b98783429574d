import { readBody } from '../domain/content/content.ts';
import { isObject } from '../domain/content/json.ts';
import type { Signable } from '../domain/verification/scheme.ts';
import type { Sent } from '../domain/verification/signed-url.ts';
import { addedTo, nameOf } from './proven-anew.ts';
import { wellFormed } from './scrambled.ts';
import type { Substitutes } from './substitutes.ts';

/**
 * What a request shows as its proof: what stands where its sender would have written one.
 * @param signed the same request with a proof by somebody else
 */
export function shownIn(request: Sent, signed: Signable): readonly string[] {
  const [was, is] = [readBody(request.body), readBody(signed.body)];
  const ofBody =
    was.kind === 'json' && is.kind === 'json'
      ? textsThatDiffer(was.value, is.value)
      : fieldsThatDiffer(Buffer.from(request.body).toString(), Buffer.from(signed.body).toString());
  const ofHeaders = [...request.headers].filter(([name, value]) => signed.headers.get(name) !== value);
  // which of them are signed
  const namesHeaders = (value: string) => value.split(',').every((name) => request.headers.has(name.trim()));
  return [
    ...ofHeaders.map(([, value]) => value),
    ...fieldsThatDiffer(request.rawQuery, signed.rawQuery),
    ...ofBody,
  ].filter((value) => !isTime(value) && !namesHeaders(value));
}

/** As long, in the same form, and true of nothing: what is written around it is what the gateway says was wrong, and stays. */
export function wrongProof(value: string, substitutes: Substitutes): string {
  const [scheme = ''] = /^[A-Za-z][\w-]* +(?=\S)/.exec(value) ?? [];
  const own = value.slice(scheme.length);
  if (/^Basic /i.test(scheme) && isBase64(own)) return scheme + wrongPassword(own, substitutes);
  const other = (part: string) => wellFormed(substitutes.of('secret', part));
  // of a token only what it is signed by: what it says is looked through like anything else
  if (own.startsWith('eyJ')) return scheme + own.replace(/(?<![^.])[^.]+$/, other);
  if (opaque.test(own)) return scheme + own.replaceAll(allOpaque, other);
  const parts = own.split(/([,;] *)/);
  return scheme + (isTime(own) ? own : parts.map((part) => wrongPart(part, substitutes)).join(''));
}

/** `t=1795435200`, `v1=`: what a part is called and when it was made stays. */
function wrongPart(part: string, substitutes: Substitutes): string {
  const [, name = '', value = part] = /^([a-z]\w?=)(?!=)(.*)$/s.exec(part) ?? [];
  return isTime(value) || !/[\p{L}\p{N}]/u.test(value) ? part : name + substitutes.of('secret', value);
}

function isBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64').replaceAll('=', '') === text.replaceAll('=', '');
}

const opaque = /[A-Za-z\d+/_-]{16,}={0,2}/;
const allOpaque = new RegExp(opaque, 'g');

function isTime(text: string): boolean {
  return /^\d{9,13}$|^\d{4}-\d\d-\d\dT|^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} /.test(text);
}

/** https://www.rfc-editor.org/rfc/rfc7617 */
function wrongPassword(packed: string, substitutes: Substitutes): string {
  const parts = Buffer.from(packed, 'base64').toString().split(':');
  const other = parts.map((part) => (part === '' ? '' : substitutes.of('secret', part)));
  return Buffer.from(other.join(':')).toString('base64');
}

function fieldsThatDiffer(form: string, longer: string): readonly string[] {
  const added = addedTo(form, longer);
  return form.split('&').flatMap((field) => {
    const name = nameOf(field);
    const value = field.slice(name.length + 1);
    return added.has(name) && value !== '' ? [value] : [];
  });
}

function textsThatDiffer(one: unknown, other: unknown): readonly string[] {
  if (typeof one === 'string') return one === other || one === '' ? [] : [one];
  if (Array.isArray(one) && Array.isArray(other))
    return one.flatMap((element, at) => textsThatDiffer(element, other[at]));
  if (!isObject(one) || !isObject(other)) return [];
  return Object.keys(one).flatMap((name) => textsThatDiffer(one[name], other[name]));
}
