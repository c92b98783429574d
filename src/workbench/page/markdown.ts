/** A piece of a paragraph. */
export type Piece =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'link'; readonly href: string; readonly pieces: readonly Piece[] };

/** What is looked for, in this order at each place: what stands in code is code. */
const syntax =
  /`(?<code>[^`]+)`|\[(?<label>(?:`[^`]*`|[^\]`])+)\]\((?<href>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)|<(?<bare>https:\/\/[^<>\s]+)>|\*\*(?<strong>(?:`[^`]*`|[^*`])+)\*\*|(?<![\w*])\*(?<star>(?:`[^`]*`|[^*`\s])(?:`[^`]*`|[^*`])*)\*|(?<![\w_])_(?<line>(?:`[^`]*`|[^_`\s])(?:`[^`]*`|[^_`])*)_(?!\w)|\\(?<escaped>[\\`*_[\]<>])/g;

/** Markdown of one paragraph, as data: what is none of it stays text. */
export function piecesOf(markdown: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of markdown.matchAll(syntax)) {
    pieces.push(...plain(markdown.slice(end, match.index)), pieceOf(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  return [...pieces, ...plain(markdown.slice(end))];
}

function pieceOf(groups: Readonly<Record<string, string | undefined>>): Piece {
  const { code, label, href, bare, strong, star, line, escaped } = groups;
  if (code !== undefined) return { kind: 'code', text: code };
  if (bare !== undefined) return { kind: 'link', href: bare, pieces: plain(bare) };
  if (label !== undefined) return linkOf(label, href ?? '');
  if (strong !== undefined) return { kind: 'strong', pieces: piecesOf(strong) };
  if (escaped !== undefined) return { kind: 'text', text: escaped };
  return { kind: 'emphasis', pieces: piecesOf(star ?? line ?? '') };
}

/** Only what a browser opens as a page: a link to another file of the repository leads nowhere here, and `javascript:` to harm. */
function linkOf(label: string, href: string): Piece {
  const pieces = piecesOf(label);
  const isPage = URL.canParse(href) && ['https:', 'http:'].includes(new URL(href).protocol);
  return isPage ? { kind: 'link', href, pieces } : { kind: 'emphasis', pieces };
}

function plain(text: string): Piece[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}
