import { type Edit, edited } from './edit.ts';
import { type Replacing, substituted } from './replacing.ts';
import { shapesIn } from './shapes.ts';
import { inForm, respelled, spelledOut } from './spelling.ts';

/** What says nothing of anybody in the query of an address. */
const plain = /^(?:true|false|null|\d{1,4}|[a-z]{1,8}|)$/;

/**
 * What gives way in a form or a query, field by field.
 * @param at where it begins in what is edited
 * @param of an address that the sender only names, of which every value goes that is no plain word
 */
export function formEdits(
  form: string,
  at: number,
  path: string,
  by: Replacing,
  of?: 'address',
): readonly Edit[] {
  const edits: Edit[] = [];
  let start = at;
  for (const field of form.split('&')) {
    const equals = field.indexOf('=');
    const called = equals < 0 ? field : field.slice(0, equals);
    const name = spelledOut(called, inForm);
    const shaped = shapesIn(name)
      .filter(({ kind, value }) => kind === 'email' && !by.kept.has(value))
      .map((shape) => substituted(shape, path, by));
    edits.push(...respelled(called, shaped, inForm, start));
    const raw = equals < 0 ? '' : field.slice(equals + 1);
    const said = spelledOut(raw, inForm);
    const spot = { name, path: `${path}.${edited(name, shaped)}` };
    const found = by.value(said, spot);
    const isUnknown = of === 'address' && found.length === 0 && !plain.test(said) && !by.kept.has(said);
    const own = isUnknown ? [substituted({ kind: 'url', start: 0, value: said }, spot.path, by)] : found;
    edits.push(...respelled(raw, own, inForm, start + equals + 1));
    start += field.length + 1;
  }
  return edits;
}
