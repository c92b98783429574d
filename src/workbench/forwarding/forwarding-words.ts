import type { ForwardingRow } from '../../adapters/local/sqlite/forwarding-table.ts';
import type { Log } from '../../ports/log.ts';
import type { Forwarding, RuleTarget } from '../api.ts';

export function asForwarding(row: ForwardingRow): Forwarding {
  const { id, rule, urn, status, attempts, triedAt, nextAt, answer } = row;
  const target = nameOf(JSON.parse(row.target));
  const known = answer === undefined ? undefined : (JSON.parse(answer) as Forwarding['answer']);
  return { id, rule, target, urn, status, attempts, triedAt, nextAt, answer: known };
}

/** A line for each attempt: where to and what came of it, and nothing of the event but its type. */
export function logAttempt(log: Log, row: ForwardingRow, type: string | undefined): void {
  const { id, rule, urn, status, attempts, answer, nextAt, triedAt, ...shown } = asForwarding(row);
  // consumers have tokens in theirs
  const target = shown.target.replace(/\?.*/s, '?…');
  const said: { readonly status?: number; readonly error?: string; readonly ms?: number } = answer ?? {};
  const { ms = 0 } = said;
  const outcome = { status: said.status, error: said.error };
  const again = status === 'waiting' ? Math.max(0, (nextAt ?? 0) - (triedAt ?? 0)) : undefined;
  const next =
    again === undefined ? (status === 'given up' ? ', given up' : '') : `, again in ${spanOf(again)}`;
  const words = [target, type, outcome.error, `${ms} ms`].filter((word) => word !== undefined);
  log.write(status === 'delivered' ? 'info' : 'warn', 'forward', {
    id,
    rule,
    target,
    type,
    urn,
    became: status,
    attempt: attempts,
    ...outcome,
    ms,
    againInMs: again,
    message: `${words.join(' ')}${next}`,
  });
}

function nameOf(target: RuleTarget): string {
  return 'url' in target ? target.url : target.file;
}

function spanOf(ms: number): string {
  return ms < 120_000 ? `${Math.ceil(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`;
}
