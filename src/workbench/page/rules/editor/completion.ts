import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { placeAt } from '../../../../pattern/place-at.ts';
import type { KnownFields } from '../known-fields.ts';
import { suggestionsAt } from '../suggestions.ts';

/** @param known asked for each time: events come while the editor is open */
export function completion(known: () => KnownFields): Extension {
  return autocompletion({ override: [(context) => completeAt(context, known())], icons: false });
}

function completeAt({ state, pos }: CompletionContext, known: KnownFields): CompletionResult | null {
  const text = state.doc.toString();
  const place = placeAt(text, pos);
  if (place === undefined) return null;
  const options = suggestionsAt(text, place, known).map(({ label, template, detail, kind }, index) =>
    snippetCompletion(template, { label, detail, type: kind, boost: -index }),
  );
  return { from: place.from, to: place.to, options, validFor: /^"?[^\s",:[\]{}]*"?$/ };
}
