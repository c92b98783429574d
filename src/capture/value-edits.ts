import { parseJson } from '../domain/content/json.ts';
import { branchEdits } from './branch-edits.ts';
import { beside, clearOf, type Edit, gaps, type Kind, movedOn } from './edit.ts';
import { formEdits } from './form-edits.ts';
import { jsonEdits } from './json-edits.ts';
import { isOfFew, isShortNumber, kindByName } from './names.ts';
import { packedEdits } from './packed-edits.ts';
import { type Replacing, type Spot, substituted } from './replacing.ts';
import { shapesIn } from './shapes.ts';
import { urlEdits } from './url-edits.ts';

/** Two fields at least: what ends in a padding of base64 is none. */
const form = /^[\w.[\]%+-]+=[^&\s]*(?:&[\w.[\]%+-]+=[^&\s]*)+$/;
const absolutePath = /^\/(?:[^\s/]+\/)+[^\s/]*$/;

/** What gives way in a value that is spelled out. Total; nothing of what it returns lies in another of it. */
export function valueEdits(value: string, spot: Spot, by: Replacing): readonly Edit[] {
  const { name, holder, path, isHeader = false } = spot;
  const core = value.trim();
  if (core === '' || by.kept.has(core) || core === '[secret]' || by.keptAddress?.test(core)) return [];
  const at = value.indexOf(core);
  const inner = innerEdits(core, spot, by);
  if (inner) return movedOn(inner, at);
  const kind = kindByName(name, holder);
  const shaped = shapeEdits(value, path, by);
  const known = beside(shaped, by.substitutes.knownIn(value, path));
  // what has several parts may be called after somebody
  if (kind === 'protocol') return value.includes('/') && !isHeader ? known : shaped;
  if (kind === undefined) {
    if (absolutePath.test(core)) return movedOn(urlEdits(core, path, by), at);
    const isSomebodys =
      isWritten(core) || (known.length === 0 && (isCalled(core) || (isName.test(core) && !isOfFew(name))));
    return !isHeader && isSomebodys ? filled(value, known, 'text', spot, by) : known;
  }
  if (kind === 'branch' && !core.includes('://')) return movedOn(branchEdits(core, path, by), at);
  // an id may hold another; of a name that is known in part the rest is a name as well
  const first = kind === 'text' || kind === 'id' || by.substitutes.has(core) ? known : shaped;
  return filled(value, first, kindOf(kind, core), spot, by);
}

/** What is written in a value in a way of its own. @returns nothing where it is a text like any other */
function innerEdits(core: string, spot: Spot, by: Replacing): readonly Edit[] | undefined {
  if (/^(?:\{.*\}|\[.*\])$/s.test(core) && parseJson(core)) return jsonEdits(core, spot.path, by, spot.name);
  if (form.test(core)) return formEdits(core, 0, spot.path, by);
  return packedEdits(core, spot, by);
}

function shapeEdits(value: string, path: string, by: Replacing): readonly Edit[] {
  return shapesIn(value).flatMap(({ kind, start, value: found }) => {
    if (by.kept.has(found) || by.keptAddress?.test(found)) return [];
    if (kind === 'url') return movedOn(urlEdits(found, path, by), start);
    return [substituted({ kind, start, value: found }, path, by)];
  });
}

/** All of a value but for what gives way already. */
function filled(
  value: string,
  edits: readonly Edit[],
  kind: Kind,
  spot: Spot,
  by: Replacing,
): readonly Edit[] {
  // what stays of an address was looked at
  const urls = shapesIn(value)
    .filter((shape) => shape.kind === 'url')
    .map(({ start, value: { length } }) => ({ start, end: start + length }));
  // an owner and what is owned are two names
  const isOfTwo = kind === 'name' || kind === 'user' || kind === 'contact';
  const more = gaps(value, edits)
    .flatMap(([at, part]) =>
      [...part.matchAll(isOfTwo ? /[^/,;<>"|]+/g : /.+/gs)].map(
        ({ 0: piece, index }) => [at + index, piece] as const,
      ),
    )
    .flatMap(([at, part]) => {
      const core = part.trim();
      const start = at + part.indexOf(core);
      if (!/[\p{L}\p{N}]/u.test(core) || (kind === 'id' && isShortNumber(core, spot))) return [];
      return [{ kind, start, end: start + core.length, value: core }];
    });
  const own = clearOf(urls, more).map((part) => substituted(part, spot.path, by));
  return beside(edits, own);
}

function kindOf(kind: Kind, value: string): Kind {
  const isNumber = /^[\d ().+-]+$/.test(value);
  if (kind === 'contact') return isNumber && value.length > 6 ? 'phone' : 'user';
  if (kind === 'email') return 'user';
  // a number that is none of a phone, an address that is no street
  if ((kind === 'phone' || kind === 'ip') && !isNumber) return 'id';
  if (kind === 'street' && /^0x[\da-f]+$/i.test(value)) return 'id';
  // `adult`
  if (kind === 'age' && !/\d/.test(value)) return 'text';
  if (kind === 'coordinate' && !/^-?\d+(?:[.]\d+)?(?:[, ]+-?\d+(?:[.]\d+)?)*$/.test(value)) return 'id';
  return kind;
}

/** Two to four words as a name has them. */
function isCalled(text: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Ll}{1,3} )?\p{Lu}[\p{L}.'’-]*){1,3}$/u.test(text);
}

/** One word as a name has it, or as it is written where letters have no case. */
const isName = /^(?:(?:\p{Lu}\p{Ll}*['’-])*(?:Ma?c)?\p{Lu}\p{Ll}+|.*\p{Lo}.*)$/su;

/** Several words, none of which is a date: somebody may have written anything there. */
function isWritten(text: string): boolean {
  return (text.match(/\s+/g)?.length ?? 0) >= 3 && Number.isNaN(Date.parse(text)) && /\p{L}{3}/u.test(text);
}
