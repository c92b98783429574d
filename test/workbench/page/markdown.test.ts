import { describe, expect, it } from '@jest/globals';
import { type Piece, piecesOf } from '../../../src/workbench/page/markdown.ts';

/** As HTML would have it, to be read here. */
function shown(pieces: readonly Piece[]): string {
  return pieces.map(asHtml).join('');
}

function asHtml(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return `<code>${piece.text}</code>`;
    case 'link':
      return `<a ${piece.href}>${shown(piece.pieces)}</a>`;
    case 'strong':
      return `<b>${shown(piece.pieces)}</b>`;
    case 'emphasis':
      return `<i>${shown(piece.pieces)}</i>`;
  }
}

describe('Markdown of one paragraph', () => {
  // what the CommonMark specification says of each: code spans, emphasis, links, autolinks, backslash escapes
  it.each([
    ['open *Settings → Webhooks* and', 'open <i>Settings → Webhooks</i> and'],
    ['Paste `{url}` as *Payload URL*', 'Paste <code>{url}</code> as <i>Payload URL</i>'],
    ['**Secret**, _mine_', '<b>Secret</b>, <i>mine</i>'],
    ['`a * b` and * alone', '<code>a * b</code> and * alone'],
    ['snake_case_name stays', 'snake_case_name stays'],
    [
      'see [their `docs`](https://a.example/x_(y)).',
      'see <a https://a.example/x_(y)>their <code>docs</code></a>.',
    ],
    ['<https://a.example/b>', '<a https://a.example/b>https://a.example/b</a>'],
    ['\\*not\\* this', '*not* this'],
    ['*with `code` in it*', '<i>with <code>code</code> in it</i>'],
  ])('becomes pieces: %s', (markdown, expected) => expect(shown(piecesOf(markdown))).toBe(expected));

  it.each(['javascript:alert(1)', 'data:text/html,x', '../secrets.md', '//a.example'])(
    'links to nothing but a page on the web: %s',
    (href) => expect(shown(piecesOf(`[here](${href})`))).not.toContain('<a'),
  );

  it('leaves HTML the text that it is', () => {
    expect(piecesOf('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'text', text: '<img src=x onerror=alert(1)>' },
    ]);
  });
});
