import { isPlainBranch } from './branch-edits.ts';
import type { Edit, Kind } from './edit.ts';
import { formEdits } from './form-edits.ts';
import { isOfPeople } from './names.ts';
import type { Replacing } from './replacing.ts';
import { inPath, respelled, spelledOut } from './spelling.ts';

/** Without its scheme, without its host, or as `git` and `ssh` write it. */
const parts =
  /^((?:[a-z][a-z\d+.-]*:)?\/\/|)([^/?#@]*@)?([^/?#:{]*)(:\d*)?([^?#]*)(?:([?])([^#]*))?(#.*)?$/is;

/** What paths of interfaces are made of. Everything else in one may be what somebody is called. */
const plain =
  /^(?:api|rest|graphql|v?\d{1,2}(?:[.]\d{1,2})?|[a-z]{1,2}|accounts?|admin|archive|assets?|assignees|blob|blobs|branches|callbacks?|channels?|charges?|collaborators|comments?|commits?|compare|contacts?|contents|contributors|customers?|deliveries|deployments|docs|documents?|downloads|emails?|events?|files?|followers|following|forks|gists|git|groups?|hooks?|html|images?|inbox|invoices?|issues?|items?|keys|labels|languages|latest|links|lists?|members?|merges|messages?|milestones|notifications|orders?|organizations|orgs|pages?|payments?|people|posts?|products?|profiles?|projects?|public|pulls?|received_events|refs|releases|repos|repositories|reviews|search|sites?|stargazers|starred|stats|statuses|subscribers|subscriptions?|tags|tasks?|teams|tickets?|trees|users?|views?|webhooks?|wiki)$/;

type Part = string | undefined;
/** Any text has them. */
type UrlParts = readonly [
  url: string,
  scheme: string,
  user: Part,
  host: string,
  port: Part,
  segments: string,
  mark: Part,
  query: Part,
  fragment: Part,
];

/** What gives way in an address: its host, and of its path and its query what is no word of an interface. As many segments stay. */
export function urlEdits(url: string, path: string, by: Replacing): readonly Edit[] {
  const [, scheme, user = '', host, port = '', segments, mark = '', query = '', fragment = ''] = parts.exec(
    url,
  ) as unknown as UrlParts;
  const edits: Edit[] = [];
  let at = scheme.length;
  const put = (part: string, kind: Kind, text: () => string) => {
    if (part !== '') edits.push({ start: at, end: at + part.length, text: text(), kind, path });
    at += part.length;
  };
  put(user, 'secret', () => `${by.substitutes.of('secret', user.slice(0, -1))}@`);
  put(host, 'host', () => by.substitutes.of('host', host));
  at += port.length;
  edits.push(...segmentEdits(segments, at, path, by));
  at += segments.length + mark.length;
  edits.push(...formEdits(query, at, path, by, 'address'));
  at += query.length;
  if (fragment.length > 1) put(fragment, 'url', () => `#${by.substitutes.of('url', fragment.slice(1))}`);
  return edits;
}

function segmentEdits(segments: string, at: number, path: string, by: Replacing): readonly Edit[] {
  let before = '';
  // what stands in braces is the template of an address: https://www.rfc-editor.org/rfc/rfc6570
  return [...segments.matchAll(/\{[^{}]*\}|[^/{}]+/g)].flatMap(({ 0: raw, index }) => {
    const said = spelledOut(raw, inPath);
    const of = before;
    before = said;
    const isSomebody = /^\d{1,2}$/.test(said) && isOfPeople(of);
    if (raw.startsWith('{') || by.kept.has(said)) return [];
    if (!isSomebody && (plain.test(said) || isPlainBranch(said))) return [];
    const [, stem = said, extension = ''] = /^(.+?)([.][a-z\d]{1,5})?$/i.exec(said) ?? [];
    const own = () =>
      by.substitutes.has(said) ? by.substitutes.of('user', said) : by.substitutes.of('url', stem) + extension;
    const text = isSomebody ? by.substitutes.of('id', said) : own();
    return respelled(raw, [{ start: 0, end: said.length, text, kind: 'url', path }], inPath, at + index);
  });
}
