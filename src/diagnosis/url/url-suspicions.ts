import type { Claim } from '../../domain/verification/claim.ts';
import { isRejection, type Rejection } from '../../domain/verification/verdict.ts';
import type { Cause } from '../cause.ts';
import type { Trial } from '../trial.ts';
import { queryConfigured } from './url-causes.ts';

/** What must be configured before any secret can be right. */
export function urlSuspicions(trial: Trial, claim: Claim | Rejection): readonly Cause[] {
  if (!isRejection(claim) || claim.code !== 'query_not_configured') return [];
  const cause = queryConfigured(trial)?.cause;
  if (!cause) return [];
  const { publicUrl } = trial.endpoint;
  const has = publicUrl === undefined ? 'the endpoint has no publicUrl' : 'publicUrl has another one';
  return [
    {
      axis: 'url',
      id: 'url_query_not_configured',
      words: `it came with a query, and ${has}, so that nobody can say where the URL that was signed ends`,
      cure: `${cause.cure}, where that is the URL that its sender was given`,
    },
  ];
}
