import { useEffect, useRef, useState } from 'preact/hooks';
import { formatted } from './by-fields.ts';
import type { PatternEditorHandle } from './editor/mount-editor.ts';
import type { KnownFields } from './known-fields.ts';
import { mistakeIn } from './mistake-in.ts';

/** The pattern, in an editor that is loaded when it is first looked at; until then, and without it, in a plain field. */
export function PatternEditor(props: {
  pattern: string;
  /** As it is now: what is typed comes faster than it is drawn. */
  patternNow: () => string;
  known: KnownFields;
  onPattern: (pattern: string) => void;
}) {
  const { pattern } = props;
  const box = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<PatternEditorHandle>(undefined);
  const [isMounted, setIsMounted] = useState(false);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    let isGone = false;
    import('./editor/mount-editor.ts').then(
      ({ mountEditor }) => {
        if (isGone || box.current === null) return;
        editor.current = mountEditor(box.current, {
          text: latest.current.patternNow(),
          cursor: plain.current?.matches(':focus') ? plain.current.selectionStart : undefined,
          label: 'Event pattern',
          describedBy: 'pattern-hint pattern-mistake',
          known: () => latest.current.known,
          onText: (text) => latest.current.onPattern(text),
        });
        setIsMounted(true);
      },
      // the plain field goes on
      () => undefined,
    );
    return () => {
      isGone = true;
      editor.current?.destroy();
      editor.current = undefined;
    };
  }, []);
  useEffect(() => {
    const now = props.patternNow();
    if (editor.current !== undefined && editor.current.text() !== now) editor.current.setText(now);
  }, [pattern, isMounted]);

  const mistake = mistakeIn(pattern);
  return (
    <div class="pattern">
      <div class="pattern-editor" ref={box} />
      {!isMounted && (
        <textarea
          ref={plain}
          class="mono"
          aria-label="Event pattern"
          spellcheck={false}
          rows={10}
          value={pattern}
          onInput={({ currentTarget }) => props.onPattern(currentTarget.value)}
        />
      )}
      <p
        id="pattern-mistake"
        class={mistake === undefined ? 'pattern-mistake good' : 'pattern-mistake bad'}
        role="status"
      >
        {mistake === undefined ? '✓ EventBridge takes this pattern.' : `✗ ${mistake.message}`}
      </p>
      <div class="pattern-tools">
        <p id="pattern-hint" class="dim">
          <kbd>Ctrl</kbd> <kbd>Space</kbd> completes, <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor.
        </p>
        <button type="button" onClick={() => props.onPattern(formatted(pattern))}>
          Format
        </button>
      </div>
    </div>
  );
}
