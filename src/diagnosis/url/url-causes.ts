import { beyondConfigured } from '../../domain/verification/schemes/configured-query.ts';
import { queryOf, signedUrl, withQuery } from '../../domain/verification/signed-url.ts';
import type { Cause, Variant } from '../cause.ts';
import type { AtHand, Trial } from '../trial.ts';
import type { Change, Changes } from './change.ts';
import { originChanges, portChanges } from './origin-changes.ts';
import { pathChanges } from './path-changes.ts';
import { queryChanges } from './query-changes.ts';
import { shownUrl } from './shown-url.ts';
import { baseOf, type UrlParts, urlParts } from './url-parts.ts';

/** The likeliest first. */
const all: readonly Changes[] = [originChanges, pathChanges, portChanges, queryChanges];

/** Under which other URL it may have been signed, where its sender signs one: the one that came is what a proxy made of it. */
export function* urlCauses(trial: Trial, { otherUrls }: Pick<AtHand, 'otherUrls'>): Generator<Variant> {
  const { request, endpoint } = trial;
  const url = urlOf(trial);
  if (!url) return;
  const configured = queryConfigured(trial);
  if (configured) yield configured;
  const changes = all.flatMap((of) => of(url, { request, endpoint, otherUrls }));
  const seen = new Set([textOf(url)]);
  for (const { id, words, parts, isQuery } of [...singles(changes, url), ...doubles(changes, url)]) {
    if (seen.has(textOf(parts))) continue;
    seen.add(textOf(parts));
    yield variantOf(trial, url, parts, id, `the URL was signed ${words}`, isQuery);
  }
}

/** @returns nothing where its sender signs no URL */
function urlOf({ request, endpoint }: Trial): UrlParts | undefined {
  return endpoint.provider.scheme.signsUrl ? urlParts(signedUrl(request, endpoint)) : undefined;
}

interface Changed {
  readonly id: string;
  readonly words: string;
  readonly parts: UrlParts;
  readonly isQuery: boolean;
}

function singles(changes: readonly Change[], url: UrlParts): readonly Changed[] {
  return changes.map(({ id, words, part, to }) => ({
    id,
    words,
    parts: { ...url, ...to },
    isQuery: part === 'query',
  }));
}

/** A proxy that changes the host takes a prefix off as well. */
function doubles(changes: readonly Change[], url: UrlParts): readonly Changed[] {
  const ofProxies = changes.filter(({ isOfProxies }) => isOfProxies);
  return ofProxies.flatMap((one, place) =>
    ofProxies
      .slice(place + 1)
      .filter((other) => Object.keys(other.to).every((name) => !Object.hasOwn(one.to, name)))
      .map((other) => ({
        id: 'url_differs_twice',
        words: `${one.words}, and ${other.words}`,
        parts: { ...url, ...one.to, ...other.to },
        isQuery: false,
      })),
  );
}

/**
 * The same URL, told by its configuration: without that nobody could say where it ends.
 * @returns nothing where its sender signs no URL, or its query is configured
 */
export function queryConfigured(trial: Trial): Variant | undefined {
  const { endpoint } = trial;
  const url = urlOf(trial);
  if (!url || url.query === '') return undefined;
  const lacks =
    endpoint.publicUrl === undefined ? 'and the endpoint has no publicUrl' : 'which publicUrl does not say';
  const words = `the URL was signed with the query that came, ${lacks}`;
  const variant = variantOf(trial, url, url, 'url_query_was_not_configured', words, false);
  return queryOf(variant.trial.endpoint.publicUrl) === queryOf(endpoint.publicUrl) ? undefined : variant;
}

function variantOf(
  trial: Trial,
  came: UrlParts,
  url: UrlParts,
  id: string,
  words: string,
  isQuery: boolean,
): Variant {
  const { request, endpoint, candidates } = trial;
  const query = configuredQuery(trial, url.query);
  const publicUrl = withQuery(baseOf(url), query);
  const cause: Cause = {
    axis: 'url',
    id,
    words,
    cure: isQuery
      ? cureOfQuery(shownUrl(url, candidates))
      : `configure publicUrl of the endpoint as ${shownUrl({ ...url, query }, candidates)}`,
  };
  // a URL that ends with its host has no path to configure: the one that arrives is none either
  const hasPath = url.path !== '';
  const changed =
    url.query === came.query && hasPath
      ? request
      : { ...request, rawQuery: url.query, ...(!hasPath && { rawPath: '' }) };
  return { cause, trial: { ...trial, request: changed, endpoint: { ...endpoint, publicUrl } } };
}

/** What `publicUrl` must say of a query: as it says it now, where that fits. */
function configuredQuery({ request, endpoint }: Trial, query: string): string {
  const configured = queryOf(endpoint.publicUrl);
  const withoutHash = query.replace(/(?:^|&)bodySHA256=[^&]*$/, '');
  const beyond = beyondConfigured(withoutHash, configured);
  // fields of a form that came by GET stand behind it
  const isForm = request.method === 'GET' && request.body.length === 0;
  return beyond === '' || (isForm && beyond !== undefined) ? configured : isForm ? '' : withoutHash;
}

function cureOfQuery(url: string): string {
  return `have whatever is in between hand on the query as it was sent: what was signed is ${url}`;
}

function textOf(url: UrlParts): string {
  return withQuery(baseOf(url), url.query);
}
