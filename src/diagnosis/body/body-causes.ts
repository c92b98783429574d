import { encodeUtf8 } from '../../domain/content/content.ts';
import { isForm as announcesForm } from '../../domain/content/form.ts';
import type { Headers } from '../../domain/delivery.ts';
import type { Variant } from '../cause.ts';
import type { Trial } from '../trial.ts';
import { asCarried } from './as-carried.ts';
import { base64 } from './base64.ts';
import { CameBody } from './came-body.ts';
import { characterSets } from './character-sets.ts';
import { envelopes } from './envelopes.ts';
import { forms } from './forms.ts';
import { jsonWrittenAnew } from './json-written-anew.ts';
import { lineEnds } from './line-ends.ts';
import { mergedQuery } from './merged-query.ts';
import { quoted } from './quoted.ts';
import type { Repaired, Repairs } from './repair.ts';
import { wholeBodies } from './whole-bodies.ts';

/** The likeliest first. */
const all: readonly Repairs[] = [
  lineEnds,
  base64,
  asCarried,
  quoted,
  envelopes,
  wholeBodies,
  characterSets,
  jsonWrittenAnew,
  mergedQuery,
  forms,
];

/** The body that came is the damaged one, and each variant has it repaired in one way. */
export function* bodyCauses(trial: Trial): Generator<Variant> {
  const { request } = trial;
  const came = CameBody.of(request.body);
  for (const repairs of all) {
    for (const { cause, body, contentType } of repairs(came, request)) {
      if (isWhatCame(body, came)) continue;
      const headers = withContentType(request.headers, contentType);
      yield {
        cause: { axis: 'body', ...cause },
        trial: { ...trial, request: { ...request, headers, body: bytesOf(body) } },
      };
    }
  }
}

function bytesOf(body: Repaired['body']): Uint8Array {
  return typeof body === 'string' ? encodeUtf8(body) : body;
}

function isWhatCame(body: Repaired['body'], came: CameBody): boolean {
  return typeof body === 'string' ? body === came.text : Buffer.compare(body, came.bytes) === 0;
}

/** Left as it is where it fits: some senders sign it. */
function withContentType(headers: Headers, contentType: Repaired['contentType']): Headers {
  const [isForm, isToBe] = [headers.get('content-type'), contentType].map(announcesForm);
  return contentType && isForm !== isToBe ? new Map([...headers, ['content-type', contentType]]) : headers;
}
