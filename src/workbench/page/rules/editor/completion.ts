import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippet,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { placeAt } from '../../../../pattern/place-at.ts';
import type { KnownFields } from '../known-fields.ts';
import { type Suggestion, suggestionsAt } from '../suggestions.ts';

/** @param known asked for each time: events come while the editor is open */
export function completion(known: () => KnownFields): Extension {
  return autocompletion({
    override: [(context) => completeAt(context, known())],
    icons: false,
    // as many as the list shows without a scroll bar, which no key could reach
    maxRenderedOptions: 12,
  });
}

function completeAt({ state, pos }: CompletionContext, known: KnownFields): CompletionResult | null {
  const text = state.doc.toString();
  const place = placeAt(text, pos);
  if (place === undefined) return null;
  const options = suggestionsAt(text, place, known).map(optionOf);
  return { from: place.from, options, validFor: /^"?[^\s",:[\]{}]*$/ };
}

function optionOf({ label, template, detail, kind }: Suggestion, index: number): Completion {
  const put = snippet(template);
  return {
    label,
    detail,
    type: kind,
    boost: -index,
    // what is behind the cursor goes too: most often the closing quote that came by itself
    apply: (view, option, from, to) => put(view, option, from, placeEnd(view, to)),
  };
}

function placeEnd({ state }: EditorView, to: number): number {
  return Math.max(to, placeAt(state.doc.toString(), to)?.to ?? to);
}
