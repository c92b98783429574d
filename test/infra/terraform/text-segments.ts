/** A part of a text of HCL: what is written, an expression that Terraform fills in, or one of two texts. */
export type Segment =
  | { readonly literal: string }
  | { readonly expression: string }
  | { readonly condition: string; readonly yes: string; readonly no: string };

/** What the parser makes of a conditional expression in a text. Ours are not nested. */
const directive = /%\{if (.*?)\}(.*?)%\{else\}(.*?)%\{endif\}/y;

/** The parser gives the texts of arguments as they are, without their quotes and escapes. */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let literal = '';
  const add = (segment: Segment) => {
    if (literal !== '') segments.push({ literal });
    literal = '';
    segments.push(segment);
  };
  let at = 0;
  while (at < text.length) {
    const three = text.slice(at, at + 3);
    if (three === '$${' || three === '%%{') {
      literal += three.slice(1);
      at += 3;
    } else if (text.startsWith('${', at)) {
      const end = endOf(text, at + 2);
      add({ expression: text.slice(at + 2, end) });
      at = end + 1;
    } else if (text.startsWith('%{', at)) {
      directive.lastIndex = at;
      const [whole = '', condition = '', yes = '', no = ''] = directive.exec(text) ?? [];
      if (whole === '') throw new SyntaxError(`a directive that is no condition: ${text}`);
      add({ condition, yes, no });
      at += whole.length;
    } else literal += text[at++];
  }
  return literal === '' && segments.length > 0 ? segments : [...segments, { literal }];
}

/** All that has to be evaluated for a text. */
export function expressionsOf(text: string): string[] {
  return segmentsOf(text).flatMap((segment) => {
    if ('literal' in segment) return [];
    if ('expression' in segment) return [segment.expression];
    return [segment.condition, ...expressionsOf(segment.yes), ...expressionsOf(segment.no)];
  });
}

/** Where the brace is that ends the expression; those within texts of it do not. */
function endOf(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfText(text, at + 1);
    else if (character === '{') depth++;
    else if (character === '}' && depth-- === 0) return at;
  }
  throw new SyntaxError(`an expression without an end: ${text.slice(start)}`);
}

function endOfText(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith('$${', at)) at += 2;
    else if (text.startsWith('${', at)) at = endOf(text, at + 2);
    else if (text[at] === '"') return at;
  }
  throw new SyntaxError(`a text without an end: ${text.slice(start)}`);
}
