import type { KeptDelivery } from '../../api.ts';
import { outcomes } from '../outcomes.ts';
import { Part } from './part.tsx';

/** Of `current:1`: its stage and, where several are stored, which of them. */
function secretWords(secret: string): string {
  const [stage, position] = secret.split(':');
  return position === '0' ? `${stage}` : `${stage}, no. ${Number(position) + 1}`;
}

export function VerdictPart({ delivery: { outcome, code, verdict } }: { readonly delivery: KeptDelivery }) {
  const { tone, words } = outcomes[outcome];
  return (
    <Part title="Verdict">
      <div class={`verdict ${tone}`}>
        <p>
          <strong>{words}.</strong>
          {outcome !== 'rejected' && ` ${verdict.words}`}
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
                <code>{verdict.proof}</code>
              </dd>
            </>
          )}
          {verdict.secret !== undefined && (
            <>
              <dt>Secret</dt>
              <dd>
                <code>{secretWords(verdict.secret)}</code>
              </dd>
            </>
          )}
        </dl>
      </div>
    </Part>
  );
}
