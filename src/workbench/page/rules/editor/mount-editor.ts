import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { forceLinting, linter, lintGutter } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { styleNonce } from '../../browser/style-nonce.ts';
import { changeBetween } from '../change-between.ts';
import type { KnownFields } from '../known-fields.ts';
import { mistakeIn } from '../mistake-in.ts';
import { completion } from './completion.ts';
import { colours, look } from './look.ts';

export interface PatternEditorHandle {
  readonly text: () => string;
  readonly setText: (text: string) => void;
  readonly destroy: () => void;
}

/** What was written in an editor that was taken away, as when a new rule is saved, and where. */
let left: { readonly text: string; readonly cursor: number } | undefined;

/** CodeMirror with what a pattern needs: it is large, so that nothing but this file of the page loads it. */
export function mountEditor(
  parent: HTMLElement,
  options: {
    readonly text: string;
    /** Where somebody writes already, in the field that the editor takes the place of. */
    readonly cursor: number | undefined;
    readonly label: string;
    readonly describedBy: string;
    readonly known: () => KnownFields;
    readonly onText: (text: string) => void;
  },
): PatternEditorHandle {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        EditorView.cspNonce.of(styleNonce()),
        look,
        syntaxHighlighting(colours),
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        completion(options.known),
        json(),
        lintGutter(),
        linter(({ state }) => markOf(state.doc.toString()), { delay: 150 }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          'aria-describedby': options.describedBy,
        }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) options.onText(state.doc.toString());
        }),
        // Esc, then Tab leaves: CodeMirror lets Tab pass for two seconds
        keymap.of([
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          indentWithTab,
        ]),
      ],
    }),
  });
  const cursor = options.cursor ?? (left?.text === options.text ? left.cursor : undefined);
  left = undefined;
  if (cursor !== undefined) {
    view.dispatch({ selection: { anchor: cursor } });
    view.focus();
  }
  return {
    text: () => view.state.doc.toString(),
    setText(text) {
      view.dispatch({ changes: changeBetween(view.state.doc.toString(), text) });
      forceLinting(view);
    },
    destroy() {
      const { doc, selection } = view.state;
      left = view.hasFocus ? { text: doc.toString(), cursor: selection.main.head } : undefined;
      view.destroy();
    },
  };
}

function markOf(text: string) {
  const mistake = mistakeIn(text);
  if (mistake === undefined) return [];
  const [from, to] = [Math.min(mistake.from, text.length), Math.min(mistake.to, text.length)];
  return [{ from, to, severity: 'error' as const, message: mistake.message }];
}
