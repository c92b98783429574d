import { type Answer, download, Refusal, text } from './answer.ts';
import { bodies, bodyAs } from './bodies.ts';
import { type Asked, get, paramsOf, post, put, type Route, remove } from './route.ts';

const usualRows = 200;
const mostRows = 5_000;
const forwardingsOfRule = 50;

/** Where the page's own addresses lead: to its only document. */
const pages = ['/', '/deliveries/:seq', '/rules', '/rules/:name', '/senders', '/senders/:endpoint'] as const;

/** All that can be asked for, as `api.ts` has it. */
export const routes: readonly Route[] = [
  ...pages.map((path) => get(path, (asked) => asked.page.document())),

  get('/api/state', ({ workbench }) => workbench.state()),
  get('/api/live', ({ live }) => live.answer()),

  get('/api/deliveries', ({ workbench, query }) =>
    workbench.deliveries.page(
      wholeNumber('before', query.get('before')),
      wholeNumber('limit', query.get('limit'), mostRows) ?? usualRows,
    ),
  ),
  get('/api/deliveries/:seq', (asked) => asked.workbench.deliveries.get(seqOf(asked))),
  get('/api/deliveries/:seq/diagnosis', (asked) =>
    asked.workbench.deliveries.diagnosis(seqOf(asked), asked.gone),
  ),
  get('/api/deliveries/:seq/body', (asked) => {
    const seq = seqOf(asked);
    const body = asked.workbench.deliveries.body(seq);
    return body && download(body, `delivery-${seq}-body`);
  }),
  get('/api/deliveries/:seq/curl', (asked) => copied(asked.workbench.deliveries.asCurl(seqOf(asked)))),
  get('/api/deliveries/:seq/fixture', (asked) => copied(asked.workbench.deliveries.asFixture(seqOf(asked)))),
  post('/api/deliveries/:seq/send-again', (asked) => asked.workbench.deliveries.sendAgain(seqOf(asked))),
  post('/api/replay', ({ workbench, body }) => {
    const { deliveries, name } = bodyAs(bodies.replay, body);
    return workbench.replay(deliveries, name);
  }),

  get('/api/senders', ({ workbench }) => workbench.senders.list()),
  get('/api/senders/:endpoint', ({ workbench, params }) =>
    workbench.senders.sheet(params.endpoint as string),
  ),
  post('/api/senders/:endpoint/secret', async ({ workbench, params }) => {
    const secret = await workbench.senders.secret(params.endpoint as string);
    return secret === undefined ? undefined : { secret };
  }),
  post('/api/senders/:endpoint/send', ({ workbench, params, body }) =>
    workbench.senders.send(params.endpoint as string, bodyAs(bodies.send, body).sample),
  ),

  get('/api/rules', ({ workbench }) => workbench.rules.state()),
  post('/api/rules/try', ({ workbench, body }) => {
    const { pattern, limit } = bodyAs(bodies.try, body);
    return workbench.rules.try(pattern, limit);
  }),
  post('/api/rules/explain', ({ workbench, body }) => {
    const { pattern, event } = bodyAs(bodies.explain, body);
    return workbench.rules.explain(pattern, event);
  }),
  post('/api/rules/export', ({ workbench, body }) => {
    const { name, pattern, as, target } = bodyAs(bodies.export, body);
    return { text: workbench.rules.export(name, pattern, as, target) };
  }),
  get('/api/rules/:name/forwardings', ({ workbench, params }) =>
    workbench.forwardings.ofRule(params.name as string, forwardingsOfRule),
  ),
  put('/api/rules/:name', ({ workbench, params, body }) =>
    workbench.rules.put(params.name as string, bodyAs(bodies.rule, body)),
  ),
  remove('/api/rules/:name', ({ workbench, params }) => workbench.rules.remove(params.name as string)),

  post('/api/forwardings/:id/retry', ({ workbench, params }) =>
    workbench.forwardings.retry(wholeNumber('id', params.id) as number),
  ),

  get('/:file', (asked) => asked.page.file(asked.params.file as string, asked.headers['if-none-match'])),
];

/** Whether a link on another site may lead there. */
export function isPage(path: string): boolean {
  return pages.some((one) => paramsOf(one, path) !== undefined);
}

function copied(words: string | undefined): Answer | undefined {
  return words === undefined ? undefined : text(words);
}

function seqOf({ params }: Asked): number {
  return wholeNumber('the number of a delivery', params.seq) as number;
}

/** @throws {Refusal} for what is none; nothing is none that was not given */
function wholeNumber(
  name: string,
  digits: string | null | undefined,
  most = Number.MAX_SAFE_INTEGER,
): number | undefined {
  if (digits === null || digits === undefined) return undefined;
  const value = Number(digits);
  if (/^\d{1,16}$/.test(digits) && value <= most) return value;
  throw new Refusal(400, `${name} is to be a whole number of at most ${most}`);
}
