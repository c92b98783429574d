import type { Diagnosis } from '../../api.ts';
import { useAsked } from '../browser/asked.ts';
import { sizeOf } from '../format.ts';
import { Part } from './part.tsx';
import { comparedRows, leadOf, sentence, triedWords } from './why-words.ts';

interface WhyProps {
  readonly seq: number;
  /** What is known without a closer look. */
  readonly words: string;
}

/** Why it was rejected, which takes a moment to find out. */
export function WhyPart({ seq, words }: WhyProps) {
  const { value, error } = useAsked<Diagnosis>(`/api/deliveries/${seq}/diagnosis`);
  return (
    <Part title="Why it was turned away">
      <div class="why" aria-busy={value === undefined && error === undefined}>
        <div role="status">
          <p>{value === undefined ? words : leadOf(value)}</p>
          {value === undefined ? (
            <p class="dim">{error ?? 'Looking closer …'}</p>
          ) : (
            value.causes.length > 0 && <Causes causes={value.causes} />
          )}
        </div>
        {value !== undefined && <Closer diagnosis={value} />}
      </div>
    </Part>
  );
}

function Causes({ causes }: Pick<Diagnosis, 'causes'>) {
  return (
    <ul class="causes">
      {causes.map(({ id, words, cure }) => (
        <li key={id}>
          <p>{sentence(words)}</p>
          <p>
            <strong>To do:</strong> {cure}. <code class="dim">{id}</code>
          </p>
        </li>
      ))}
    </ul>
  );
}

function Closer({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { explanation } = diagnosis;
  // the verdict has the first of them
  const suspicions = diagnosis.suspicions.slice(1);
  const { how, signed, expected } = explanation;
  const rows = comparedRows(explanation);
  const tried = triedWords(diagnosis);
  return (
    <>
      {suspicions.length > 0 && (
        <>
          <h3>What looks odd too, and proves nothing</h3>
          <Causes causes={suspicions} />
        </>
      )}
      {how !== '' && (
        <>
          <h3>What it claims</h3>
          <p>{sentence(how)}</p>
          {expected !== undefined && (
            <p>
              Its sender writes <code>{expected}</code>
            </p>
          )}
        </>
      )}
      {signed.length > 0 && (
        <>
          <h3>What is signed, piece by piece</h3>
          <ol class="pieces">
            {signed.map(({ what, text, bytes }, index) => (
              <li key={index}>
                {what} <span class="dim numbers">{sizeOf(bytes)}</span>
                {text !== '' && <code>{text}</code>}
              </li>
            ))}
          </ol>
        </>
      )}
      {rows.length > 0 && (
        <>
          <h3>What was shown, and what would be right</h3>
          <dl class="compared">
            {rows.map(([what, text], index) => (
              <div key={index}>
                <dt>{what}</dt>
                <dd>
                  <code>{text}</code>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {tried !== undefined && <p class="dim">{tried}</p>}
    </>
  );
}
