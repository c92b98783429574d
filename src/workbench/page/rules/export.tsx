import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExportForm, RuleTarget } from '../../api.ts';
import { ask } from '../ask.ts';
import { CopyButton } from '../copy-button.tsx';

const forms: readonly (readonly [ExportForm, string])[] = [
  ['cdk', 'CDK'],
  ['cloudformation', 'CloudFormation'],
  ['terraform', 'Terraform'],
  ['cli', 'CLI'],
];

/** The rule as it is deployed. */
export function Export({
  name,
  pattern,
  target,
  hasMistake,
}: {
  name: string;
  pattern: string;
  target: RuleTarget | undefined;
  hasMistake: boolean;
}) {
  const [form, setForm] = useState<ExportForm>('cdk');
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const tabs = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen || hasMistake) return;
    let isOver = false;
    const timer = setTimeout(() => {
      ask<{ text: string }>('POST', '/api/rules/export', { name, pattern, as: form, target }).then(
        (answer) => isOver || setText(answer.text),
        (error) => isOver || setText(String(error.message)),
      );
    }, 150);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isOpen, hasMistake, name, pattern, form, JSON.stringify(target)]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: forms.length - 1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = (forms.findIndex(([each]) => each === form) + step) % forms.length;
    setForm(forms[at]?.[0] ?? form);
    tabs.current?.querySelectorAll('button')[at]?.focus();
  };

  return (
    <details class="export" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>Deploy this rule: CDK, CloudFormation, Terraform, CLI</summary>
      {hasMistake ? (
        <p class="dim">The pattern has a mistake, and cannot be deployed.</p>
      ) : (
        <>
          <div class="export-head">
            <div class="tabs" role="tablist" aria-label="Form of the export" ref={tabs} onKeyDown={onKeyDown}>
              {forms.map(([each, words]) => (
                <button
                  key={each}
                  type="button"
                  role="tab"
                  id={`export-${each}`}
                  aria-selected={each === form}
                  aria-controls="export-text"
                  tabIndex={each === form ? 0 : -1}
                  onClick={() => setForm(each)}
                >
                  {words}
                </button>
              ))}
            </div>
            <CopyButton text={text} what="the rule" />
          </div>
          <div id="export-text" role="tabpanel" aria-labelledby={`export-${form}`}>
            <textarea
              class="mono"
              aria-label="Text of the export"
              rows={16}
              readOnly
              wrap="off"
              value={text}
            />
          </div>
        </>
      )}
    </details>
  );
}
