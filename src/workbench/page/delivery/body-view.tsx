import { useMemo, useState } from 'preact/hooks';
import type { KeptDelivery } from '../../api.ts';
import { CopyButton } from '../copy-button.tsx';
import { JsonTree } from '../json/json-tree.tsx';
import { isJson } from './bodies.ts';
import { RawText } from './raw-text.tsx';

export function BodyView({ body }: Pick<KeptDelivery['request'], 'body'>) {
  const hasTree = useMemo(() => body.encoding === 'text' && isJson(body.data), [body]);
  const [isRaw, setRaw] = useState(false);
  const [search, setSearch] = useState('');
  if (body.data === '') return <p class="dim">It has no body.</p>;
  return (
    <div class="body">
      <div class="body-head">
        <h3>Body</h3>
        {hasTree && (
          <div class="segments" role="group" aria-label="How the body is shown">
            <button type="button" aria-pressed={!isRaw} onClick={() => setRaw(false)}>
              Pretty
            </button>
            <button type="button" aria-pressed={isRaw} onClick={() => setRaw(true)}>
              Raw
            </button>
          </div>
        )}
        <input
          type="search"
          aria-label="Search in the body"
          placeholder="Search in it"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <CopyButton text={body.data} what="the body" />
      </div>
      {body.encoding === 'base64' && <p class="dim">These bytes are no text: they are shown in base64.</p>}
      {hasTree && !isRaw ? (
        <JsonTree text={body.data} search={search} />
      ) : (
        <RawText text={body.data} search={search} />
      )}
    </div>
  );
}
