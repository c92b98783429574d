import type { Delivery } from '../../../domain/delivery.ts';
import type { Endpoint } from '../../../domain/endpoint.ts';
import type { Outcome } from '../../../domain/outcome.ts';
import { routes } from '../../../domain/receiving/routes.ts';
import type { Log } from '../../../ports/log.ts';

/**
 * Where the sender signs the URL, the URL that arrives may be another one: behind a domain of one's own, a tunnel, a stage,
 * or an HTTP API, which decodes the path. Such a rejection looks like a wrong secret; says so, once per endpoint.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function publicUrlAdvice(
  endpoints: readonly Endpoint[],
  log: Log,
): (delivery: Delivery, outcome: Outcome) => void {
  const endpointOf = routes(endpoints);
  const silent = new Set(endpoints.filter(({ provider }) => provider.scheme.signsUrl));
  return (delivery, outcome) => {
    const endpoint = endpointOf(delivery);
    if (endpoint === undefined || !silent.has(endpoint)) return;
    const advice = adviceFor(delivery, outcome, endpoint);
    if (advice === undefined) return;
    silent.delete(endpoint);
    log.write('warn', endpoint.publicUrl === undefined ? 'public_url_missing' : 'public_url_differs', {
      endpoint: endpoint.name,
      message: `endpoint ${endpoint.name}: ${advice}`,
    });
  };
}

function adviceFor({ host }: Delivery, outcome: Outcome, { publicUrl }: Endpoint): string | undefined {
  if (outcome.kind !== 'rejected') return undefined;
  if (outcome.code === 'query_not_configured') {
    return 'this provider signs the URL, and the query that arrives is not configured: set publicUrl of the endpoint to the URL as it was given to the sender, with its query';
  }
  if (outcome.code !== 'signature_mismatch' || publicUrl !== undefined || isFunctionUrl(host))
    return undefined;
  return 'this provider signs the URL, and this host is not a function URL: if the secret is right, the URL that arrives is not the one that was signed; set publicUrl of the endpoint to the URL as it was given to the sender, or call the function by its URL';
}

function isFunctionUrl(host: string): boolean {
  return /[.]lambda-url[.][a-z0-9-]+[.]on[.]aws(?::\d+)?$/i.test(host);
}
