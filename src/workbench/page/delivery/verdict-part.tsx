import type { KeptDelivery } from '../../api.ts';
import { outcomes } from '../outcomes.ts';
import { Part } from './part.tsx';

const proofs = {
  signed: 'The signature covers all of the body.',
  partial: 'The signature covers a part of what came.',
  token: 'A token was shown: it says who sends, and nothing about what.',
} as const;

export function VerdictPart({ delivery: { outcome, code, verdict } }: { readonly delivery: KeptDelivery }) {
  const { tone, words } = outcomes[outcome];
  return (
    <Part title="Verdict">
      <div class={`verdict ${tone}`}>
        <p>
          <strong>{words}.</strong> {verdict.words}
        </p>
        <dl class="pairs">
          {code !== undefined && (
            <>
              <dt>Code</dt>
              <dd>
                <code>{code}</code>
              </dd>
            </>
          )}
          {verdict.proof !== undefined && (
            <>
              <dt>Proof</dt>
              <dd>
                <code>{verdict.proof}</code> <span class="dim">{proofs[verdict.proof]}</span>
              </dd>
            </>
          )}
          {verdict.secret !== undefined && (
            <>
              <dt>Secret</dt>
              <dd>
                <code>{verdict.secret}</code>
              </dd>
            </>
          )}
        </dl>
      </div>
    </Part>
  );
}
