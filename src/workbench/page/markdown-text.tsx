import { type Piece, piecesOf } from './markdown.ts';

/** Markdown of one paragraph as elements, never as HTML. */
export function MarkdownText({ text }: { readonly text: string }) {
  return <Pieces of={piecesOf(text)} />;
}

function Pieces({ of }: { readonly of: readonly Piece[] }) {
  return of.map((piece, index) => <One key={index} piece={piece} />);
}

function One({ piece }: { readonly piece: Piece }) {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return <code>{piece.text}</code>;
    case 'strong':
      return (
        <strong>
          <Pieces of={piece.pieces} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Pieces of={piece.pieces} />
        </em>
      );
    case 'link':
      return (
        <a href={piece.href} target="_blank" rel="noreferrer">
          <Pieces of={piece.pieces} />
        </a>
      );
  }
}
